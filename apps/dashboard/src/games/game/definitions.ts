import type { TermName } from './terms.ts';

/** Definitions of docs/model.md in words; each names its section. */
export interface Definition {
  symbol?: string;
  /** The formula, and what it means. */
  words: string;
  /** Said where it is shown: of what, in what unit. */
  unit?: string;
  section: Section;
  source?: Source;
}

export const SECTIONS = [
  'Conventions',
  'Information',
  'Of a window of T rounds',
  'Of agents over the T rounds of a window',
  'Equilibria',
  'Manifest, digest, reproducibility',
] as const;
type Section = (typeof SECTIONS)[number];

interface Source {
  text: string;
  url?: string;
}

const doi = (text: string, id: string): Source => ({ text, url: `https://doi.org/${id}` });
const ARTHUR: Source = {
  text: 'Arthur, W. B. (1994). Inductive reasoning and bounded rationality. American Economic Review 84(2), 406–411.',
  url: 'https://www.jstor.org/stable/2117868',
};
const SAVIT: Source = {
  text: 'Savit, R., Manuca, R. & Riolo, R. (1999). Adaptive competition, market efficiency, and phase transitions. Physical Review Letters 82(10), 2203–2206.',
};
const CHALLET_MARSILI = doi(
  'Challet, D. & Marsili, M. (1999). Phase transition and symmetry breaking in the minority game. Physical Review E 60, R6271.',
  '10.1103/PhysRevE.60.R6271',
);
const JAIN: Source = {
  text: 'Jain, R., Chiu, D.-M. & Hawe, W. R. (1984). A quantitative measure of fairness and discrimination for resource allocation in shared computer systems. DEC-TR-301.',
};
const HANNAN: Source = {
  text: 'Hannan, J. (1957). Approximation to Bayes risk in repeated play. Contributions to the Theory of Games III, 97–139. Princeton University Press.',
};
const NASH = doi(
  'Nash, J. F. (1950). Equilibrium points in n-person games. Proceedings of the National Academy of Sciences 36(1), 48–49.',
  '10.1073/pnas.36.1.48',
);
const WINDOW = 'Of a window of T rounds';
const AGENTS = 'Of agents over the T rounds of a window';

export const DEFINITIONS: Record<TermName, Definition> = {
  attendance: {
    symbol: 'A',
    words: 'How many agents went in a round: a count from 0 to N.',
    unit: 'agents',
    section: 'Conventions',
    source: ARTHUR,
  },
  capacity: {
    symbol: 'C',
    words: 'The largest comfortable attendance, inclusive: a round is crowded when A > C.',
    unit: 'agents',
    section: 'Conventions',
    source: ARTHUR,
  },
  benefit: {
    words: 'A payoff in a round: go[A] for each agent that went, stay[A] for each that stayed home.',
    unit: 'units of payoff',
    section: 'Conventions',
    source: {
      text: 'Schelling, T. C. (1973). Hockey helmets, concealed weapons, and daylight saving: a study of binary choices with externalities. Journal of Conflict Resolution 17(3), 381–428.',
    },
  },
  round: {
    words:
      'One simultaneous choice of all agents. Rounds are numbered from 1; nobody sees the choices of the round being played.',
    section: 'Conventions',
  },
  information: {
    words:
      'What agents are shown of the past: all attendances, their own payoff only, or a random past that never was, drawn anew each round.',
    section: 'Information',
    source: {
      text: 'Cavagna, A. (1999). Irrelevance of memory in the minority game. Physical Review E 59, R3783.',
      url: 'https://arxiv.org/abs/cond-mat/9812215',
    },
  },
  meanAttendance: {
    symbol: '⟨A⟩',
    words: 'The sum of A over the rounds of the window, divided by their number T.',
    unit: 'agents',
    section: WINDOW,
  },
  meanAttendanceInterval: {
    words:
      '⟨A⟩ ± 2.093 s/√20, where s is the standard deviation of the means of the last 20 batches of ⌊T/20⌋ rounds. It needs 200 rounds, and is too narrow if correlations last longer than T/20 rounds.',
    unit: 'agents',
    section: WINDOW,
    source: {
      text: 'Schmeiser, B. (1982). Batch size effects in the analysis of simulation output. Operations Research 30(3), 556–568.',
    },
  },
  minAttendance: { words: 'The smallest A of the window.', unit: 'agents', section: WINDOW },
  maxAttendance: {
    words: 'The largest A of the window.',
    unit: 'agents',
    section: WINDOW,
  },
  variance: {
    symbol: 'σ²',
    words: 'The mean of A² less the square of the mean of A (divided by T, not T − 1).',
    unit: 'agents²',
    section: WINDOW,
  },
  standardDeviation: {
    symbol: 'σ',
    words: 'The square root of the variance: how far attendance swings around its mean.',
    unit: 'agents',
    section: WINDOW,
  },
  volatility: {
    symbol: 'σ²/N',
    words:
      'The variance in ±1 form, 4σ² of the counted attendance, divided by N. It is 1 when all toss fair coins; below 1 the crowd coordinates better than chance, above it worse.',
    section: WINDOW,
    source: SAVIT,
  },
  bias: {
    words: 'Mean attendance less the capacity: ⟨A⟩ − C. Undefined without a capacity.',
    unit: 'agents',
    section: WINDOW,
  },
  overloadRate: {
    symbol: 'P(A > C)',
    words: 'The share of rounds in which more went than the capacity.',
    section: WINDOW,
  },
  overloadSeverity: {
    words: 'The mean, over all rounds, of max(A − C, 0): how many too many, counting comfortable rounds as none.',
    unit: 'agents',
    section: WINDOW,
  },
  utilisation: {
    words: 'The mean of min(A, C), divided by C: how much of the capacity was used. Undefined if C = 0.',
    section: WINDOW,
  },
  meanTotalBenefit: {
    symbol: 'W',
    words: 'The mean of A · go[A] + (N − A) · stay[A]: what all agents earned together in a round.',
    unit: 'units of payoff',
    section: WINDOW,
  },
  meanBenefit: {
    symbol: 'W/N',
    words: 'The mean total benefit, divided by the number of agents.',
    unit: 'per agent and round',
    section: WINDOW,
  },
  efficiency: {
    words:
      'The mean total benefit, divided by the optimum. It depends on where the payoffs have their zero; undefined if the optimum is not positive.',
    section: WINDOW,
  },
  autocorrelation: {
    symbol: 'r(l)',
    words:
      'The sum of (A(t) − ⟨A⟩)(A(t + l) − ⟨A⟩), divided by the sum of (A(t) − ⟨A⟩)²: how much a round says of the one l rounds later. Without any memory, 95 % of the values lie within ± 1.96/√T.',
    section: WINDOW,
  },
  spectrum: {
    symbol: 'I(f)',
    words:
      'Of A(t) − ⟨A⟩ in T rounds, |Σ (A(t) − ⟨A⟩) e^(−2πift)|² / T at the frequencies f = k/T up to one half: the share of the variance at each frequency, in agents². Its mean over all frequencies is σ². Neighbouring values are averaged to 256.',
    unit: 'agents²',
    section: WINDOW,
    source: {
      text: 'Schuster, A. (1898). On the investigation of hidden periodicities. Terrestrial Magnetism 3(1), 13–41.',
    },
  },
  returnMap: {
    words:
      'A(t + 1) over A(t), a dot for each pair of rounds. Independent rounds make one round cloud; cycles and rules of thumb make lines and clusters.',
    unit: 'agents',
    section: WINDOW,
  },
  entropy: {
    words: 'Minus the sum of P(A) log₂ P(A) over all attendances that came about: 0 if every round is alike.',
    unit: 'bits',
    section: WINDOW,
  },
  predictability: {
    symbol: 'H/N',
    words:
      'For each history μ of the last m outcomes, the square of the mean of 2A − N in the rounds after it, weighted by how often it occurs; divided by N. At 0 the past says nothing of who will be in the minority. Needs tables with one memory m ≤ 12. Without any structure it is still about 2^m/T.',
    section: WINDOW,
    source: CHALLET_MARSILI,
  },
  mutualInformation: {
    words:
      'The sum of P(μ, o) log₂ [P(μ, o) / (P(μ) P(o))] over histories μ and next outcomes o: what a history tells of the next outcome. Needs tables with one memory m ≤ 12.',
    unit: 'bits',
    section: WINDOW,
    source: doi(
      'Challet, D. & Marsili, M. (2000). Relevance of memory in minority games. Physical Review E 62, 1862.',
      '10.1103/PhysRevE.62.1862',
    ),
  },
  alpha: {
    symbol: 'α',
    words:
      '2^m / N, the number of histories for each agent, where all tables have the same memory m. In the Minority Game σ²/N depends on it alone, and is least near α ≈ 0.34.',
    section: WINDOW,
    source: SAVIT,
  },
  attendanceShare: {
    words:
      'The visits of each agent in the window, divided by its rounds: mean, standard deviation, least and largest over agents.',
    section: AGENTS,
  },
  agentBenefit: {
    words:
      'The payoffs of each agent in the window, divided by its rounds: mean, standard deviation, least and largest over agents.',
    unit: 'per round',
    section: AGENTS,
  },
  attendanceGini: {
    words:
      'Σ (2i − N − 1) xᵢ / (N Σ x), with the visits x in ascending order: 0 if all go equally often, near 1 if one goes alone.',
    section: AGENTS,
  },
  attendanceJain: {
    words: '(Σ x)² / (N Σ x²) of the visits x: 1 if all go equally often, 1/N if one goes alone.',
    section: AGENTS,
    source: JAIN,
  },
  benefitGini: {
    words: 'The same of each agent’s sum of payoffs. Undefined where one is negative, or all are 0.',
    section: AGENTS,
  },
  switchingRate: {
    words: 'The share of choices that differ from the agent’s choice in the round before.',
    section: AGENTS,
  },
  meanRegret: {
    words:
      'What each agent would have earned more per round by its better constant choice, always going or always staying, the others’ choices unchanged; the mean over agents.',
    unit: 'per round',
    section: AGENTS,
    source: HANNAN,
  },
  maxRegret: {
    words: 'The same of the agent that has most to regret.',
    unit: 'per round',
    section: AGENTS,
    source: HANNAN,
  },
  pure: {
    words:
      'An attendance at which nobody gains by changing sides alone; strict where everybody would lose. It stands for every way to choose who goes.',
    unit: 'agents',
    section: 'Equilibria',
    source: NASH,
  },
  symmetric: {
    symbol: 'p*',
    words:
      'All go with the same probability p, at which going and staying are worth the same in expectation: Σ Bin(k; N − 1, p) (go[k + 1] − stay[k]) = 0. Attendance then has mean Np and standard deviation √(Np(1 − p)). Stable where going becomes less attractive when more go.',
    section: 'Equilibria',
    source: {
      text: 'Peña, J., Lehmann, L. & Nöldeke, G. (2014). Gains from switching and evolutionary stability in multi-player matrix games. Journal of Theoretical Biology 346, 23–33.',
    },
  },
  optimum: {
    words:
      'The largest A · go[A] + (N − A) · stay[A], and every attendance that attains it: the best that all could do together.',
    section: 'Equilibria',
  },
  priceOfAnarchy: {
    words: 'The optimum, divided by the total benefit of the worst equilibrium. Undefined where that is not positive.',
    section: 'Equilibria',
    source: doi(
      'Koutsoupias, E. & Papadimitriou, C. (1999). Worst-case equilibria. STACS 99, 404–413.',
      '10.1007/3-540-49116-3_38',
    ),
  },
  priceOfStability: {
    words: 'The optimum, divided by the total benefit of the best equilibrium. Undefined where that is not positive.',
    section: 'Equilibria',
    source: doi(
      'Anshelevich, E. et al. (2008). The price of stability for network design with fair cost allocation. SIAM Journal on Computing 38(4), 1602–1623.',
      '10.1137/070680096',
    ),
  },
  manifest: {
    words:
      'All that a game’s history depends on: version of the engine, rules, information, seed, initial history, and the rounds at which agents join and leave. The same manifest gives the same rounds on any machine.',
    section: 'Manifest, digest, reproducibility',
  },
  digest: {
    words:
      'A SHA-256 chain over the attendances, in blocks of 4096 rounds. The same manifest and number of rounds give the same digest, however the game was paused, resumed or cut.',
    section: 'Manifest, digest, reproducibility',
  },
  seed: {
    words: 'A whole number from 0 to 2⁶⁴ − 1 from which every draw of the game follows.',
    section: 'Manifest, digest, reproducibility',
  },
};
