import { useState } from 'react';
import { forget, readStored, store } from '../../design/stored.ts';
import type { Draft } from './draft.ts';

/** The draft of the form, which survives a reload of the page. `onEdit` is called at every change but a restart. */
export function useDraft(storageKey: string, begin: Draft, onEdit: () => void) {
  const [draft, setDraft] = useState(() => readStored(storageKey, begin));
  // A key for inputs that hold typed text: they begin anew when a preset or a restart changes all values.
  const [generation, setGeneration] = useState(0);
  const set = (changes: Partial<Draft>) => {
    onEdit();
    const next = { ...draft, ...changes };
    setDraft(next);
    store(storageKey, next);
  };
  const replace = (changes: Partial<Draft>) => {
    set(changes);
    setGeneration(generation + 1);
  };
  const restart = () => {
    forget(storageKey);
    setDraft(begin);
    setGeneration(generation + 1);
  };
  return { draft, generation, set, replace, restart };
}
