/** Which rounds are in view: the newest so many (null: all), or a window that one has zoomed to. */
export type View = { kind: 'newest'; rounds: number | null } | { kind: 'window'; from: number; to: number };

/** The lengths of which the newest rounds are offered. */
export const NEWEST = [100, 1000, 10_000, null] as const;

/** A game slow enough to be watched is followed closely; any other is seen whole. */
const WATCHED_ROUNDS_PER_SECOND = 300;
const CLOSE = 1000;

export function firstView({ status, roundsPerSecond }: { status: string; roundsPerSecond: number | null }): View {
  const isWatched = status === 'running' && roundsPerSecond !== null && roundsPerSecond <= WATCHED_ROUNDS_PER_SECOND;
  return { kind: 'newest', rounds: isWatched ? CLOSE : null };
}

/** The first and last round in view, of a game that has played so many. */
export function windowOf(view: View, played: number): { from: number; to: number } {
  if (view.kind === 'window') return { from: view.from, to: view.to };
  return { from: view.rounds === null ? 1 : Math.max(1, played - view.rounds + 1), to: Math.max(1, played) };
}

/** The zoomed range of a plot in whole, existing rounds; the whole game if it covers all rounds. */
export function zoomTo(from: number, to: number, played: number): View {
  const last = Math.max(1, played);
  const first = Math.min(last, Math.max(1, Math.round(from)));
  const end = Math.min(last, Math.max(first, Math.round(to)));
  return first === 1 && end === last ? { kind: 'newest', rounds: null } : { kind: 'window', from: first, to: end };
}
