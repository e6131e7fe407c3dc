import type { ExperimentResults, ExperimentShown } from '@farol/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { read } from '../api/client.ts';

/** Result of a cell. */
export type CellOfResults = ExperimentResults['cells'][number];

/** A running experiment is asked again this often. */
const POLL_MS = 1000;
/** So many cells are too much to ask for each second. */
const MANY_CELLS = 500;

export const experimentKey = (id: string) => ['experiment', id];

export function useExperiment(id: string) {
  return useQuery({
    queryKey: experimentKey(id),
    queryFn: ({ signal }) => read('/experiments/{id}', { params: { id }, signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? POLL_MS : false),
  });
}

/** The results so far; once more when a running experiment has come to rest. */
export function useResults(id: string, experiment: ExperimentShown | undefined) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...experimentKey(id), 'results'],
    queryFn: ({ signal }) => read('/experiments/{id}/results', { params: { id }, signal }),
    enabled: experiment !== undefined,
    refetchInterval: experiment?.status === 'running' ? (experiment.cells > MANY_CELLS ? 5 : 1) * POLL_MS : false,
  });
  const isStale = experiment !== undefined && query.data !== undefined && query.data.status !== experiment.status;
  useEffect(() => {
    if (isStale) void client.invalidateQueries({ queryKey: [...experimentKey(id), 'results'] });
  }, [isStale, client, id]);
  return query;
}

export function useCellGames(id: string, cell: number, isRunning: boolean) {
  return useQuery({
    queryKey: [...experimentKey(id), 'games', cell],
    queryFn: ({ signal }) => read('/experiments/{id}/games', { params: { id }, query: { cell, limit: 1000 }, signal }),
    refetchInterval: isRunning ? 2 * POLL_MS : false,
  });
}
