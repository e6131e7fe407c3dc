import { EXPERIMENT_ACTIONS, type ExperimentAction, Problem } from '@farol/api';
import type { Transaction } from '../database/connection.ts';
import { refuseStart } from '../owners/quotas.ts';
import type { Tools } from '../tools.ts';
import { enqueueExperiment } from './enqueue-experiment.ts';
import { type ExperimentRow, updateExperiment } from './queries.ts';

/** The actions that an experiment in this state takes. */
export function possibleActions({ status }: Pick<ExperimentRow, 'status'>): ExperimentAction[] {
  return (Object.keys(EXPERIMENT_ACTIONS) as ExperimentAction[]).filter((action) =>
    (EXPERIMENT_ACTIONS[action].from as readonly string[]).includes(status),
  );
}

/** The problem while workers are playing it. */
export function refuseRunning(experiment: ExperimentRow, what: string): void {
  if (experiment.status !== 'running') return;
  throw new Problem('impossible-transition', `the experiment is running: pause or cancel it before you ${what}`, {
    possible: possibleActions(experiment),
  });
}

/**
 * Does what was asked of an experiment that is locked, or says what could be asked instead. `countAgentRounds`: those
 * that are left to play.
 */
export async function changeStatus(
  trx: Transaction,
  { boss, quotas }: Pick<Tools, 'boss' | 'quotas'>,
  experiment: ExperimentRow,
  action: ExperimentAction,
  countAgentRounds: (trx: Transaction) => Promise<number>,
): Promise<ExperimentRow> {
  const possible = possibleActions(experiment);
  if (!possible.includes(action)) {
    const instead =
      possible.length > 0 ? `possible: ${possible.join(', ')}` : 'it has ended: POST /experiments makes another';
    const words = `an experiment that is ${experiment.status} cannot ${action}; ${instead}`;
    throw new Problem('impossible-transition', words, { possible });
  }
  const { to } = EXPERIMENT_ACTIONS[action];
  if (to !== 'running') return updateExperiment(trx, experiment, { status: to, running_since: null });
  await refuseStart(trx, quotas, experiment.owner_id, await countAgentRounds(trx));
  // Whatever a worker still has of it from before is anybody's now: who comes second stores nothing.
  await trx
    .updateTable('replicates')
    .set({ taken_by: null })
    .where('experiment_id', '=', experiment.id)
    .where('status', '=', 'pending')
    .where('taken_by', 'is not', null)
    .execute();
  const running = await updateExperiment(trx, experiment, {
    status: to,
    running_since: new Date(),
    games_before: experiment.games_done + experiment.games_failed,
    rounds_before: experiment.rounds_played,
  });
  await enqueueExperiment(trx, boss, running);
  return running;
}
