import { type Conflict, type GameChanges, openManifest } from '@farol/api';
import type { GameRow } from './queries.ts';

/** The value of each field that an edit may name, as an edit would write it. */
function fieldsOf(game: GameRow): Record<keyof GameChanges, unknown> {
  const { rounds_played: played } = game;
  const { rules, seed, information, initialHistory, agents } =
    played === 0 ? openManifest(game.manifest, game.unnamed) : game.manifest;
  return {
    name: game.name,
    rounds: game.rounds_planned,
    roundsPerSecond: game.tempo,
    rules,
    agents: agents
      .filter(({ joins, leaves = Infinity }) => leaves > Math.max(played, joins))
      .map(({ strategy, params, count, name }) => ({
        strategy,
        params,
        count,
        ...(name === undefined ? {} : { name }),
      })),
    seed,
    information,
    initialHistory,
  };
}

/** Both values of every field of a late edit: the game's and the one that was sent. */
export function compareEdit(game: GameRow, sent: GameChanges): Conflict[] {
  const now = fieldsOf(game);
  return Object.entries(sent).map(([field, value]) => ({ field, now: now[field as keyof GameChanges], sent: value }));
}
