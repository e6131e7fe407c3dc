import type { Parameters } from '@farol/kernel';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';

/** What a catalogue says of a kind of game, or of a strategy. */
export interface CatalogueEntry {
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly parameters: Parameters;
}

export interface Catalogue {
  readonly rules: Readonly<Record<string, CatalogueEntry>>;
  readonly strategies: Readonly<Record<string, CatalogueEntry>>;
}

/** Both catalogues, as the API has them: the kernel itself would be heavier, and is needed in the worker only. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogues'],
    queryFn: async ({ signal }): Promise<Catalogue> => {
      const [{ rules }, { strategies }] = await Promise.all([
        read<{ rules: (CatalogueEntry & { kind: string })[] }>('/rules', {}, signal),
        read<{ strategies: (CatalogueEntry & { id: string })[] }>('/strategies', {}, signal),
      ]);
      return {
        rules: Object.fromEntries(rules.map((entry) => [entry.kind, entry])),
        strategies: Object.fromEntries(strategies.map((entry) => [entry.id, entry])),
      };
    },
    staleTime: Infinity,
  });
}
