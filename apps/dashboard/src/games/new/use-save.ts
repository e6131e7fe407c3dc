import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import type { Catalogue } from '../../api/catalogues.ts';
import { change } from '../../api/client.ts';
import { beginEdit, type Edit } from '../../game-form/edits.ts';
import { requestOf } from '../../game-form/form.ts';
import { saveDraft } from './save-draft.ts';
import type { Editing } from './use-edit.ts';

/**
 * Creates the game, or edits the draft, plays it if asked to, and goes to its page. `data` is 'conflicts' if others edited
 * the same fields: nothing is played then.
 */
export function useSave(draftId: string | null, editing: Editing, catalogue: Catalogue) {
  const router = useRouter();
  const client = useQueryClient();
  /** A new game is a draft once it is made: should its tempo be refused, asking again makes no second one. */
  const draft = useRef(draftId);
  return useMutation({
    mutationFn: async ({ edit, isPlayed }: { edit: Edit; isPlayed: boolean }): Promise<'saved' | 'conflicts'> => {
      let begun = edit;
      if (draft.current === null) {
        const made = await change('POST', '/games', { form: requestOf(edit.form, catalogue) });
        draft.current = made.id;
        // A creation takes no tempo: it is the first edit.
        begun = { ...beginEdit({ ...edit.form, tempo: '' }, made.revision), form: edit.form };
        editing.change((now) => ({ ...begun, form: now.form }));
      }
      const id = draft.current;
      const isSaved = await saveDraft(id, begun, catalogue, async (late) => {
        const hear = await editing.readTheirs(id);
        editing.change(hear);
        return hear(late);
      });
      if (!isSaved) return 'conflicts';
      // The game is there: whatever hinders its play is said on its own page.
      if (isPlayed) await change('POST', '/games/{id}/simulate', { params: { id } }).catch(() => undefined);
      return 'saved';
    },
    onSuccess: (end) => {
      if (end === 'conflicts') return;
      editing.forget();
      void client.invalidateQueries();
      router.push(`/games/${draft.current}`);
    },
  });
}
