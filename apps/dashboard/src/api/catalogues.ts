import type { Parameters } from '@farol/kernel';
import { useQuery } from '@tanstack/react-query';
import { read } from './client.ts';

/** What a catalogue says of a kind of game, or of a strategy. */
interface CatalogueEntry {
  readonly title: string;
  readonly about: string;
  readonly sources: readonly string[];
  readonly parameters: Parameters;
}
type Entries = Readonly<Record<string, CatalogueEntry>>;

export interface Catalogue {
  readonly rules: Entries;
  readonly strategies: Entries;
}

/** As the API has them: the kernel itself would be heavier, and is needed in workers only. */
function useEntries(name: keyof Catalogue) {
  return useQuery({
    queryKey: [name],
    queryFn: async ({ signal }): Promise<Entries> => {
      type Answer = Record<typeof name, (CatalogueEntry & { id?: string; kind?: string })[]>;
      const entries = (await read<Answer>(`/${name}`, {}, signal))[name];
      return Object.fromEntries(entries.map((entry) => [entry.id ?? entry.kind, entry]));
    },
    staleTime: Infinity,
  });
}

/** The kinds of rules, by kind. */
export const useRules = () => useEntries('rules');
/** The strategies, by id. */
export const useStrategies = () => useEntries('strategies');
