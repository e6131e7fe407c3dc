import { GAME_ACTIONS, type Game, type GameAction } from '@farol/api';

export const canDo = (action: GameAction, { status }: Pick<Game, 'status'>) =>
  (GAME_ACTIONS[action].from as readonly string[]).includes(status);

/** Whether the game can go on at all: it has not ended for good, and nothing forbids its next round. */
export const canPlayOn = ({ status, obstacle }: Pick<Game, 'status' | 'obstacle'>) =>
  status !== 'cancelled' && status !== 'failed' && obstacle === null;

/** What the one button for playing does now. */
type Play =
  | { kind: 'pause' }
  /** It goes on to the rounds that are planned. */
  | { kind: 'go'; action: 'start' | 'resume' }
  /** Nothing is planned, or all that was is played: it needs to be told how many more. */
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
