import { GAME_ACTIONS, type GameAction, Problem } from '@farol/api';
import type { Transaction } from '../database/connection.ts';
import { countAgentRounds } from '../owners/agent-rounds.ts';
import { refuseStart } from '../owners/quotas.ts';
import type { Tools } from '../tools.ts';
import { type GameRow, editGame } from './queries.ts';
import { schedulePlay } from './schedule-play.ts';

/** The actions that a game in this state takes. */
export function possibleActions({ status }: Pick<GameRow, 'status'>): GameAction[] {
  return (Object.keys(GAME_ACTIONS) as GameAction[]).filter((action) =>
    (GAME_ACTIONS[action].from as readonly string[]).includes(status),
  );
}

/** The problem if the next round cannot be played with the agents that there are. */
export function refuseUnplayable({ obstacle }: GameRow): void {
  if (obstacle !== null) throw new Problem('unplayable', `the game ${obstacle}`);
}

/** The problem while a worker is playing the game. */
export function refuseRunning(game: GameRow, what: string): void {
  if (game.status !== 'running') return;
  throw new Problem('impossible-transition', `the game is running: pause it before you ${what}`, {
    possible: possibleActions(game),
  });
}

/** The problem once the game is cancelled or failed; `consequence`: "plays no more". */
export function refuseEnded(game: GameRow, consequence: string): void {
  if (game.status !== 'cancelled' && game.status !== 'failed') return;
  throw new Problem(
    'impossible-transition',
    `a game that is ${game.status} ${consequence}: POST /games makes another`,
    { possible: possibleActions(game) },
  );
}

type Starting = Pick<Tools, 'boss' | 'quotas'>;

/** Sets a game running up to the rounds it plans, and schedules its play in the same transaction. */
export async function runGame(
  trx: Transaction,
  { boss, quotas }: Starting,
  game: GameRow,
  planned: number | null,
): Promise<GameRow> {
  refuseUnplayable(game);
  if (planned === null) {
    throw new Problem('impossible-transition', 'no rounds are planned: POST …/simulate with {"rounds": 1000}, say', {
      possible: possibleActions(game),
    });
  }
  await refuseStart(trx, quotas, game.owner_id, countAgentRounds(game.manifest, game.rounds_played, planned));
  const running = await editGame(trx, game, { status: 'running', rounds_planned: planned });
  await schedulePlay(trx, boss, running);
  return running;
}

/** Does what was asked, or says what could be asked instead. */
export async function changeStatus(
  trx: Transaction,
  tools: Starting,
  game: GameRow,
  action: GameAction,
): Promise<GameRow> {
  const possible = possibleActions(game);
  if (!possible.includes(action)) {
    const instead =
      game.status === 'completed'
        ? 'POST …/simulate with {"rounds": 1000} plays on'
        : possible.length > 0
          ? `possible: ${possible.join(', ')}`
          : 'it has ended: POST /games makes another';
    throw new Problem('impossible-transition', `a game that is ${game.status} cannot ${action}; ${instead}`, {
      possible,
    });
  }
  const { to } = GAME_ACTIONS[action];
  return to === 'running' ? runGame(trx, tools, game, game.rounds_planned) : editGame(trx, game, { status: to });
}
