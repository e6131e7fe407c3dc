import type { Manifest } from '@farol/kernel';
import { type GameChanges, Problem, reviseManifest, unnamedIn } from '@farol/api';
import { nameFor } from './name-for.ts';
import type { Transaction } from '../database/connection.ts';
import type { Boss } from '../queue.ts';
import { type GameRow, editGame } from './queries.ts';
import { schedulePlay } from './schedule-play.ts';
import { possibleActions } from './transitions.ts';

/** Changes a game's name and tempo at any time, its planned rounds while it rests, its manifest while it is a draft. */
export async function changeGame(trx: Transaction, boss: Boss, game: GameRow, changes: GameChanges): Promise<GameRow> {
  const { name, rounds, roundsPerSecond, ...config } = changes;
  const refuse = (why: string) => new Problem('impossible-transition', why, { possible: possibleActions(game) });
  const isDraft = game.status === 'draft';
  if (Object.keys(config).length > 0 && !isDraft) {
    throw refuse(
      `only a draft's ${Object.keys(config).join(', ')} can change, and this game is ${game.status}: POST /games makes another`,
    );
  }
  if (rounds !== undefined) {
    if (!isDraft && game.status !== 'paused')
      throw refuse(`a game that is ${game.status} keeps its plan: POST …/simulate plays more rounds`);
    if (rounds <= game.rounds_played)
      throw refuse(`${game.rounds_played} rounds are played already: plan more than that`);
  }
  const manifest = Object.keys(config).length === 0 ? undefined : reviseManifest(game.manifest, config);
  const changed = await editGame(trx, game, {
    ...(name === undefined ? followName(game, manifest) : { name }),
    ...(rounds === undefined ? {} : { rounds_planned: rounds }),
    ...(roundsPerSecond === undefined ? {} : { tempo: roundsPerSecond }),
    ...(manifest === undefined ? {} : { manifest }),
    ...(config.rules === undefined ? {} : { unnamed: unnamedIn(config.rules) }),
  });
  if (changed.status === 'running' && changed.tempo !== game.tempo) await schedulePlay(trx, boss, changed);
  return changed;
}

/** A draft's automatic name follows its rules and its seed. */
function followName(game: GameRow, manifest: Manifest | undefined): { name?: string } {
  return manifest && game.name === nameFor(game.manifest) ? { name: nameFor(manifest) } : {};
}
