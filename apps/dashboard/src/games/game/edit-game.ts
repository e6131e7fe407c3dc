import type { Game, GameChanges } from '@farol/api';
import { ApiProblem, change } from '../../api/client.ts';

/** The fields that are edited on the page of a game. */
type Edited = Pick<GameChanges, 'name' | 'roundsPerSecond'>;

/**
 * Edits the game that the page has shown. If others edited it since, but none of these fields, the edit is sent again for
 * the current revision; otherwise the problem with both values is thrown.
 */
export async function editGame(shown: Game, changes: Edited): Promise<Game> {
  let { revision } = shown;
  for (;;) {
    try {
      return await change('PATCH', '/games/{id}', { params: { id: shown.id }, body: changes, revision });
    } catch (error) {
      if (!(error instanceof ApiProblem && error.isLate) || error.body.revision === undefined) throw error;
      const { conflicts = [] } = error.body;
      if (!conflicts.every(({ field, now }) => shown[field as keyof Edited] === now)) throw error;
      ({ revision } = error.body);
    }
  }
}
