import { useMutation, useQueryClient } from '@tanstack/react-query';
import { change } from '../../api/client.ts';
import { say } from '../../shell/notices.tsx';

/** A change of an account by an administrator; `done` says what was changed. */
export function useChangePerson(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ form }: { form: object; done: string }) => change('PATCH', '/people/{id}', { params: { id }, form }),
    onSuccess(_, { done }) {
      say(done);
      return client.invalidateQueries({ queryKey: ['people'] });
    },
  });
}
