import type { CatalogueEntry } from '@farol/api';
import { useQuery } from '@tanstack/react-query';
import { read } from './client.ts';

type Entries = Readonly<Record<string, CatalogueEntry>>;

export interface Catalogue {
  readonly rules: Entries;
  readonly strategies: Entries;
}

/** The catalogues come from the API: the kernel itself would be heavier, and only workers need it. */
function useEntries(name: keyof Catalogue, readEntries: (signal: AbortSignal) => Promise<[string, CatalogueEntry][]>) {
  return useQuery({
    queryKey: [name],
    queryFn: async ({ signal }): Promise<Entries> => Object.fromEntries(await readEntries(signal)),
    staleTime: Infinity,
  });
}

/** The kinds of rules, by kind. */
export const useRules = () =>
  useEntries('rules', async (signal) => {
    const { rules } = await read('/rules', { signal });
    return rules.map((entry) => [entry.kind, entry]);
  });

/** The strategies, by id. */
export const useStrategies = () =>
  useEntries('strategies', async (signal) => {
    const { strategies } = await read('/strategies', { signal });
    return strategies.map((entry) => [entry.id, entry]);
  });
