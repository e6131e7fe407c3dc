import { GAME_ACTIONS, type Game, type GameAction, MAX_ROUNDS } from '@farol/api';

export const canDo = (action: GameAction, { status }: Pick<Game, 'status'>) =>
  (GAME_ACTIONS[action].from as readonly string[]).includes(status);

/** True for a game that has not ended for good and whose next round can be played. */
export const canPlayOn = ({ status, obstacle }: Pick<Game, 'status' | 'obstacle'>) =>
  status !== 'cancelled' && status !== 'failed' && obstacle === null;

/** The action of the Play button. */
type Play =
  | { kind: 'pause' }
  /** It goes on to the rounds that are planned. */
  | { kind: 'go'; action: 'start' | 'resume' }
  /** No planned rounds are left: the number of further rounds is needed. */
  | { kind: 'more' }
  | { kind: 'nothing'; why: string };

export function nextPlay(game: Pick<Game, 'status' | 'obstacle' | 'rounds'>): Play {
  const { status, obstacle, rounds } = game;
  if (status === 'running') return { kind: 'pause' };
  if (status === 'cancelled' || status === 'failed') {
    const way = rounds.played > 0 ? ' Fork it to go on from one of its rounds.' : '';
    return { kind: 'nothing', why: `A game that is ${status} plays no more.${way}` };
  }
  if (obstacle !== null) return { kind: 'nothing', why: `The game ${obstacle}.` };
  if (rounds.planned === null || rounds.planned <= rounds.played) return { kind: 'more' };
  return { kind: 'go', action: status === 'draft' ? 'start' : 'resume' };
}

/** The tempos on offer, in rounds a second: from slow enough to watch each round, up to as fast as it can. */
export const TEMPOS: readonly (number | null)[] = [0.5, 1, 2, 5, 10, 30, 100, 300, 1000, 10_000, null];

/** The place on the scale that is nearest to a tempo, by its ratio. */
export function placeOfTempo(tempo: number | null): number {
  if (tempo === null) return TEMPOS.length - 1;
  const distances = TEMPOS.map((offered) => (offered === null ? Infinity : Math.abs(Math.log(offered / tempo))));
  return distances.indexOf(Math.min(...distances));
}

export function wordsOfTempo(tempo: number | null): string {
  if (tempo === null) return 'as fast as it can';
  if (tempo < 1) return `a round in ${new Intl.NumberFormat('en').format(1 / tempo)} s`;
  return `${new Intl.NumberFormat('en').format(tempo)} ${tempo === 1 ? 'round' : 'rounds'}/s`;
}

/** The round to play to that is offered: the last one planned, or ten times as many as were played. */
export const suggestedRound = ({ played, planned }: Game['rounds']): number =>
  planned !== null && planned > played ? planned : Math.min(MAX_ROUNDS, Math.max(1000, 10 * played));

/** The number of rounds that lead to a round; undefined if it is none that can be played to. */
export const roundsUpTo = (round: number | string, played: number): number | undefined =>
  typeof round === 'number' && Number.isSafeInteger(round) && round > played && round <= MAX_ROUNDS
    ? round - played
    : undefined;
