import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { forget } from '../../design/stored.ts';
import { createExperiment } from '../changes.ts';
import type { Design } from '../design.ts';

/** Creates an experiment, clears its stored draft and goes to its page. */
export function useCreate(storageKey: string) {
  const router = useRouter();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ design, isStarted }: { design: Design; isStarted: boolean }) => createExperiment(design, isStarted),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['experiments'] });
      forget(storageKey);
      router.push(`/experiments/${id}`);
    },
  });
}
