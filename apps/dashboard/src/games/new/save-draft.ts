import { drawSeed } from '@farol/api';
import type { Catalogue } from '../../api/catalogues.ts';
import { ApiProblem, change } from '../../api/client.ts';
import { changesIn, conflictsOf, type Edit } from '../../game-form/edits.ts';

/**
 * Sends what was changed. If others edited the draft meanwhile, `hearTheirs` takes their values in, and the rest is sent
 * again unless a field was changed by both. Gives whether all is saved.
 */
export async function saveDraft(
  id: string,
  begun: Edit,
  catalogue: Catalogue,
  hearTheirs: (edit: Edit) => Promise<Edit>,
): Promise<boolean> {
  let edit = begun;
  for (;;) {
    if (conflictsOf(edit, catalogue).length > 0) return false;
    const changes = changesIn(edit, catalogue, drawSeed);
    if (Object.keys(changes).length === 0) return true;
    try {
      await change('PATCH', '/games/{id}', { params: { id }, form: changes, revision: edit.revision });
      return true;
    } catch (error) {
      if (!(error instanceof ApiProblem && error.isLate)) throw error;
      edit = await hearTheirs(edit);
    }
  }
}
