import { EXPERIMENT_ACTIONS, type ExperimentAction, type ExperimentShown } from '@farol/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { change } from '../api/client.ts';
import { wordsOf } from '../api/words.ts';
import { warn } from '../shell/notices.tsx';
import type { Design } from './design.ts';
import { experimentKey } from './reads.ts';

/** Actions that an experiment accepts in this status. */
export const possibleActions = (status: ExperimentShown['status']) =>
  (Object.keys(EXPERIMENT_ACTIONS) as ExperimentAction[]).filter((action) =>
    (EXPERIMENT_ACTIONS[action].from as readonly string[]).includes(status),
  );

/** Starts, pauses, resumes or cancels. */
export function useAction(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (action: ExperimentAction) =>
      change('PATCH', '/experiments/{id}/status', { params: { id }, body: { action } }),
    onSuccess: (experiment) => {
      client.setQueryData(experimentKey(id), experiment);
      void client.invalidateQueries({ queryKey: ['experiments'] });
    },
    onError: (error, action) => {
      warn(`Could not ${action} the experiment`, wordsOf(error));
      void client.invalidateQueries({ queryKey: experimentKey(id) });
    },
  });
}

/** Stores a design, and starts it if that is wanted; it is there either way, and its own page starts it too. */
export async function createExperiment(design: Design, isStarted: boolean): Promise<ExperimentShown> {
  const experiment = await change('POST', '/experiments', { body: design });
  if (!isStarted) return experiment;
  const { id } = experiment;
  return change('PATCH', '/experiments/{id}/status', { params: { id }, body: { action: 'start' } }).catch(
    () => experiment,
  );
}
