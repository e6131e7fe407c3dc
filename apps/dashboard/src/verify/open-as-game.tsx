import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Database } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useAbilities } from '../accounts/session.ts';
import { change } from '../api/client.ts';
import { Button } from '../design/button.tsx';
import { Failure } from '../design/states.tsx';
import { citationOf } from './share-link.ts';
import type { SharedCitation } from './shared-citation.ts';

/** Makes a game of the laboratory from a citation, and goes to its page. */
export function OpenAsGame({ citation }: { citation: SharedCitation }) {
  const router = useRouter();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: () => change('POST', '/games', { form: citationOf(citation) }),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['games'] });
      router.push(`/games/${id}`);
    },
  });
  if (!useAbilities().mayCreate) return null;
  return (
    <>
      <Button disabled={open.isPending || open.isSuccess} onClick={() => open.mutate()}>
        <Database aria-hidden className="size-4" />
        {open.isPending || open.isSuccess ? 'Opening …' : 'Open as a game'}
      </Button>
      {open.error !== null && (
        <div className="basis-full">
          <Failure error={open.error} />
        </div>
      )}
    </>
  );
}
