import { useQuery } from '@tanstack/react-query';
import { read } from '../../api/client.ts';

/** The kinds of rules by their titles; from the server, for the kernel's own are more script than the rest of the head. */
export const useRules = () =>
  useQuery({
    queryKey: ['rules'],
    queryFn: ({ signal }) => read<{ rules: { kind: string; title: string }[] }>('/rules', {}, signal),
    staleTime: Infinity,
  });
