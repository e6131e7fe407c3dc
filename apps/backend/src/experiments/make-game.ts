import { Game } from '@farol/kernel';
import { Problem, unnamedIn } from '@farol/api';
import { cellOf, configOf, levelsOf, manifestOf, mostReplicates } from '@farol/experiments';
import { v7 as uuidv7 } from 'uuid';
import type { Transaction } from '../database/connection.ts';
import { type GameRow, insertGame } from '../games/queries.ts';
import type { Viewer } from '../owners/viewer.ts';
import type { ExperimentRow, ReplicateKey } from './queries.ts';

/** Makes an ordinary game of one of an experiment's: a draft with its manifest, and its rounds planned. */
export async function makeGame(
  trx: Transaction,
  viewer: Viewer,
  { id: experimentId, owner_id: ownerId, name: experimentName, design, cells }: ExperimentRow,
  { cell, replicate }: ReplicateKey,
  name?: string,
): Promise<GameRow> {
  const replicates = mostReplicates(design);
  if (cell >= cells || replicate >= replicates) {
    const words = `there is no replicate ${replicate} of cell ${cell}: cells are 0 to ${cells - 1}, replicates 0 to ${replicates - 1}`;
    throw new Problem('not-found', words);
  }
  const manifest = manifestOf(design, cell, replicate);
  const game = await insertGame(trx, viewer, {
    id: uuidv7(),
    name: name ?? `${experimentName.slice(0, 150)}, cell ${cell}, replicate ${replicate}`,
    manifest,
    unnamed: unnamedIn(configOf(design.base, levelsOf(design, cell)).rules),
    rounds: cellOf(design, cell).rounds,
    digest: new Game(manifest).digest,
  });
  // The replicate names the game of the experiment's owner.
  if (ownerId !== viewer.ownerId) return game;
  await trx
    .updateTable('replicates')
    .set({ game_id: game.id })
    .where('experiment_id', '=', experimentId)
    .where('cell', '=', cell)
    .where('replicate', '=', replicate)
    .execute();
  return game;
}
