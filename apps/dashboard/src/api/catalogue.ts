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

export interface Catalogue {
  readonly rules: Readonly<Record<string, CatalogueEntry>>;
  readonly strategies: Readonly<Record<string, CatalogueEntry>>;
}

/** A catalogue as the API has it, by id: the kernel's own is more script than most pages. */
const useEntries = <K extends keyof Catalogue>(name: K, id: string) =>
  useQuery({
    queryKey: [name],
    queryFn: async ({ signal }): Promise<Catalogue[K]> => {
      const answer = await read<Record<K, (CatalogueEntry & Record<string, unknown>)[]>>(`/${name}`, {}, signal);
      return Object.fromEntries(answer[name].map((entry) => [entry[id], entry]));
    },
    staleTime: Infinity,
  });

export const useRules = () => useEntries('rules', 'kind');
export const useStrategies = () => useEntries('strategies', 'id');
