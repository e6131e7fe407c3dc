/** Where a source can be read, by a part of its reference that names no other. */
const PLACES: readonly (readonly [part: string, address: string])[] = [
  ['American Economic Review 84(2), 406–411', 'https://www.jstor.org/stable/2117868'],
  ['Journal of Conflict Resolution 17(3), 381–428', 'https://doi.org/10.1177/002200277301700302'],
  ['Physica A 246, 407–418', 'https://doi.org/10.1016/S0378-4371(97)00419-6'],
  ['Physical Review Letters 82(10), 2203–2206', 'https://doi.org/10.1103/PhysRevLett.82.2203'],
  ['Journal of Political Economy 101(1), 119–137', 'https://doi.org/10.1086/261868'],
  ['Journal of Public Economic Theory 6(2), 375–395', 'https://doi.org/10.1111/j.1467-9779.2004.00170.x'],
  ['Nature 364, 56–58', 'https://doi.org/10.1038/364056a0'],
];

/** The address of a source: the one that it names, one that is known, or a search for it. */
export function addressOf(source: string): string {
  const named = /https?:\/\/\S+[^\s.,]/.exec(source)?.[0];
  if (named !== undefined) return named;
  const preprint = /arXiv:(\S+[^\s.,])/.exec(source)?.[1];
  if (preprint !== undefined) return `https://arxiv.org/abs/${preprint}`;
  const known = PLACES.find(([part]) => source.includes(part));
  if (known) return known[1];
  return `https://search.crossref.org/search/works?from_ui=yes&q=${encodeURIComponent(source)}`;
}

/** Arthur 1994: authors and year, for where room is short. */
export function shortSource(source: string): string {
  const [, authors, year] = /^(.+?) \((\d{4})\)/.exec(source) ?? [];
  if (authors === undefined) return source;
  const names = Array.from(authors.matchAll(/(\p{Lu}[\p{L}’'-]+), \p{Lu}\./gu), ([, name]) => name);
  if (names.length === 0) return `${authors} ${year}`;
  const who = names.length > 2 ? `${names[0]} et al.` : names.join(' & ');
  return `${who} ${year}`;
}
