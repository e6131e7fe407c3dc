import { useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue } from '../../api/catalogues.ts';
import { ApiProblem } from '../../api/client.ts';
import { type GameForm, requestOf, tempoOf } from '../../game-form/form.ts';
import { focusField } from './focus-field.ts';
import { type Fault, fieldInTheWay, messageAt } from './form-faults.ts';
import { useEdit } from './use-edit.ts';
import { useLookAhead } from './use-look-ahead.ts';
import { useSave } from './use-save.ts';

export interface FormStart {
  /** Names the start of the form: it is kept under this name until the game is created. */
  start: string;
  initial: GameForm;
  /** The draft that is edited, at the revision of `initial`; null: a new game. */
  draft: { id: string; revision: number } | null;
  catalogue: Catalogue;
}

/** The seed of rounds played ahead while the game has none yet. */
const PREVIEW_SEED = '1';

/** The form, its look-ahead and its faults, and saving it. */
export function useGameForm({ start, initial, draft, catalogue }: FormStart) {
  const editing = useEdit({ start, initial, draft, catalogue });
  const { form } = editing.edit;
  const [isRoundsAsked, setIsRoundsAsked] = useState(false);
  const saving = useSave(draft?.id ?? null, editing, catalogue);

  const request = useMemo(() => requestOf(form, catalogue), [form, catalogue]);
  const seen = useLookAhead({ request: { ...request, seed: request.seed ?? PREVIEW_SEED }, tempo: tempoOf(form) });
  const ofServer = saving.error instanceof ApiProblem ? (saving.error.body.errors ?? []) : [];
  const faults: Fault[] = [...(seen.checked?.faults ?? []), ...ofServer];
  if (isRoundsAsked) faults.push({ field: 'rounds', message: 'say how many rounds to play' });
  const obstacle = seen.checked?.obstacle ?? null;

  const forgetRefusal = () => {
    setIsRoundsAsked(false);
    saving.reset();
  };
  const save = (isPlayed: boolean) => {
    if (saving.isPending) return;
    setIsRoundsAsked(isPlayed && form.rounds.trim() === '');
    const hasConflicts = editing.conflicts.length > 0;
    const field = fieldInTheWay({
      faults: seen.checked?.faults ?? [],
      hasConflicts,
      obstacle,
      rounds: form.rounds,
      isPlayed,
    });
    if (field !== undefined) return focusField(field);
    saving.mutate({ edit: editing.edit, isPlayed });
  };
  useRefusalFocus(saving.error, saving.data === 'conflicts');
  return {
    editing,
    request,
    seen,
    faults,
    faultFor: (field: string) => messageAt(faults, field),
    obstacle,
    /** An error that belongs to no field. */
    error: ofServer.length > 0 ? null : saving.error,
    isPending: saving.isPending,
    change(next: GameForm) {
      editing.change((now) => ({ ...now, form: next }));
      forgetRefusal();
    },
    startOver() {
      editing.startOver();
      forgetRefusal();
    },
    save,
  };
}

/** Leads to the field of an error, or to the values to choose from, once for each answer. */
function useRefusalFocus(error: unknown, hasConflicts: boolean): void {
  const refused = useRef(error);
  useEffect(() => {
    if (hasConflicts) focusField('conflicts');
  }, [hasConflicts]);
  useEffect(() => {
    if (refused.current === error) return;
    refused.current = error;
    if (error instanceof ApiProblem && error.body.errors?.[0]) focusField(error.body.errors[0].field);
  }, [error]);
}
