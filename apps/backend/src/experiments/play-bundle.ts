import type { Experiment } from '@farol/api';
import type { Manifest } from '@farol/kernel';
import { type Cell, cellOf, manifestDigest, manifestOf, replicateSeed, transientOf } from '@farol/experiments';
import type { Database } from '../database/connection.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { countAgentRounds } from '../owners/agent-rounds.ts';
import { findKnown } from './find-known.ts';
import { playEnsembleTask, type ReplicateTask } from './play-ensemble.ts';
import type { ExperimentRow } from './queries.ts';
import type { FinishedReplicate, PlayedBundle } from './store-bundle.ts';
import type { TakenReplicate } from './take-bundle.ts';

/** The cells that a job has met, each worked out once. */
export class KnownCells {
  private readonly design: Experiment;
  private readonly cells = new Map<number, Cell>();
  private readonly manifests = new Map<number, Manifest>();

  constructor({ design }: Pick<ExperimentRow, 'design'>) {
    this.design = design;
  }

  cell(number: number): Cell {
    const cell = this.cells.get(number) ?? cellOf(this.design, number);
    this.cells.set(number, cell);
    return cell;
  }

  /** The manifest of a cell's first replicate: only the seed tells it from the others. */
  firstManifest(number: number): Manifest {
    const manifest = this.manifests.get(number) ?? manifestOf(this.design, number, 0);
    this.manifests.set(number, manifest);
    return manifest;
  }
}

/** A game that could not be played, and why. */
export function failReplicate(
  known: KnownCells,
  experiment: ExperimentRow,
  { cell, replicate, rounds_played: from }: Pick<TakenReplicate, 'cell' | 'replicate' | 'rounds_played'>,
  failure: string,
) {
  const { rounds } = known.cell(cell);
  const transient = transientOf(experiment.design, rounds);
  return { cell, replicate, from, rounds, transient, manifestDigest: null, digest: null, outcome: { failure } };
}

/**
 * Plays games that a job has taken, in as far as the time and `interruption` let it. Those that the same owner has
 * had played before are not played again.
 */
export async function playBundle(
  { db, threads }: { db: Database; threads: ThreadPool },
  known: KnownCells,
  experiment: ExperimentRow,
  taken: readonly TakenReplicate[],
  interruption: AbortSignal,
): Promise<PlayedBundle> {
  const finished: FinishedReplicate[] = [];
  const named: { each: TakenReplicate; task: ReplicateTask; result: Omit<FinishedReplicate, 'digest' | 'outcome'> }[] =
    [];
  for (const each of taken) {
    try {
      const task = taskOf(known, experiment, each);
      const { cell, replicate, rounds, transient, manifest } = task;
      const name = manifestDigest(manifest, rounds);
      const result = { cell, replicate, rounds, transient, from: each.rounds_played, manifestDigest: name };
      named.push({ each, task, result });
    } catch (error) {
      // The design was sound when it was taken in, by the rules of that time.
      finished.push(failReplicate(known, experiment, each, error instanceof Error ? error.message : String(error)));
    }
  }
  const results = named.map(({ result }) => result);
  const before = await findKnown(db, experiment.owner_id, results, experiment.design.statistics);
  for (const result of results) {
    const found = before.get(result.manifestDigest!);
    if (found) finished.push({ ...result, digest: found.digest, outcome: { statistics: found.statistics } });
  }
  const fresh = named.filter(({ result }) => !before.has(result.manifestDigest!));
  const tasks: ReplicateTask[] = [];
  for (const { each, task } of fresh) tasks.push({ ...task, standing: await readStanding(db, experiment, each, task) });
  const played = tasks.length > 0 ? await playTasks(threads, interruption, experiment.owner_id, tasks) : [];
  const bundle: PlayedBundle = { finished, playedMs: 0, agentRounds: 0 };
  for (const [index, { playedMs, ...came }] of played.entries()) {
    const { result } = fresh[index];
    bundle.playedMs += playedMs;
    const to = 'outcome' in came ? result.rounds : 'slice' in came ? came.slice.to : result.from;
    bundle.agentRounds += countAgentRounds(known.firstManifest(result.cell), result.from, to);
    if ('outcome' in came) finished.push({ ...result, ...came });
    else if ('failure' in came) finished.push({ ...result, digest: null, outcome: { failure: came.failure } });
    else if (came.slice.to > result.from) bundle.part = { ...result, slice: came.slice };
  }
  return bundle;
}

function taskOf(known: KnownCells, { design }: ExperimentRow, { cell, replicate }: TakenReplicate): ReplicateTask {
  const manifest = { ...known.firstManifest(cell), seed: replicateSeed(design.seed, cell, replicate) };
  const { rounds } = known.cell(cell);
  const transient = transientOf(design, rounds);
  return { cell, replicate, manifest, rounds, transient, statistics: design.statistics, standing: null };
}

/** Where a game that takes many slices stands; its attendances are read when all of them are there. */
async function readStanding(db: Database, { id }: ExperimentRow, taken: TakenReplicate, { rounds }: ReplicateTask) {
  const { cell, replicate, rounds_played: played, snapshot, before } = taken;
  if (!snapshot) return null;
  if (played < rounds) return { snapshot, before, attendances: null };
  const rows = await db
    .selectFrom('replicate_slices')
    .select('attendances')
    .where('experiment_id', '=', id)
    .where('cell', '=', cell)
    .where('replicate', '=', replicate)
    .orderBy('round')
    .execute();
  return { snapshot, before, attendances: rows.map(({ attendances }) => attendances) };
}

async function playTasks(
  threads: ThreadPool,
  interruption: AbortSignal,
  owner: string,
  tasks: readonly ReplicateTask[],
) {
  try {
    return await threads.run(playEnsembleTask, tasks, { signal: interruption, owner });
  } catch (error) {
    // Interrupted before the start: nothing was played.
    if (error === interruption.reason) return [];
    throw error;
  }
}
