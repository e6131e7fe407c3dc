const SOURCES = [
  {
    text: 'Arthur, W. B. (1994). Inductive reasoning and bounded rationality. American Economic Review 84(2), 406–411.',
  },
  {
    text: 'Challet, D. & Zhang, Y.-C. (1997). Emergence of cooperation and organization in an evolutionary game. Physica A 246, 407–418.',
    link: 'https://doi.org/10.1016/S0378-4371(97)00419-6',
  },
  {
    text: 'Savit, R., Manuca, R. & Riolo, R. (1999). Adaptive competition, market efficiency, and phase transitions. Physical Review Letters 82(10), 2203–2206.',
    link: 'https://doi.org/10.1103/PhysRevLett.82.2203',
  },
  {
    text: 'Challet, D. & Marsili, M. (1999). Phase transition and symmetry breaking in the minority game. Physical Review E 60, R6271.',
    link: 'https://doi.org/10.1103/PhysRevE.60.R6271',
  },
  {
    text: 'Zambrano, E. (2004). The interplay between analytics and computation in the study of congestion externalities: The case of the El Farol problem. Journal of Public Economic Theory 6(2), 375–395. The coin tossers.',
    link: 'https://doi.org/10.1111/j.1467-9779.2004.00170.x',
  },
  {
    text: 'Whitehead, D. (2008). The El Farol bar problem revisited: Reinforcement learning in a potential game. Edinburgh School of Economics Discussion Paper 186. The learners, who sort themselves.',
  },
  {
    text: 'Roth, A. E. & Erev, I. (1995). Learning in extensive-form games: Experimental data and simple dynamic models in the intermediate term. Games and Economic Behavior 8(1), 164–212. How the learners learn.',
  },
];

/** Sources of the page, in full. */
export function Sources() {
  return (
    <section aria-labelledby="sources" className="border-t border-line pt-6 text-[0.94rem] leading-normal">
      <h2 id="sources">Sources</h2>
      <ol className="mt-3 grid list-decimal gap-2 pl-6 text-ink-soft">
        {SOURCES.map(({ text, link }) => (
          <li key={text}>
            {text}
            {link !== undefined && (
              <>
                {' '}
                <a href={link} rel="noreferrer" className="break-all text-sea underline">
                  {link.replace('https://', '')}
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
