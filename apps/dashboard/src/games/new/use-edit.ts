import { useCallback, useEffect, useRef, useState } from 'react';
import type { Catalogue } from '../../api/catalogues.ts';
import { forget, readStored, store } from '../../design/stored.ts';
import { beginEdit, conflictsOf, type Edit, hearTheirs } from '../../game-form/edits.ts';
import type { GameForm } from '../../game-form/form.ts';
import { formOfDraft, readDraft } from './read-draft.ts';

interface Start {
  start: string;
  initial: GameForm;
  draft: { id: string; revision: number } | null;
  catalogue: Catalogue;
}

/** The form as it is filled in, kept in this tab until it is saved. The form of a draft follows the edits of others. */
export function useEdit({ start, initial, draft, catalogue }: Start) {
  const key = `game-form-${start}`;
  const [edit, setEdit] = useState((): Edit => {
    const begun = beginEdit(initial, draft?.revision ?? 0);
    const stored = readStored<Edit>(key, begun);
    return draft === null ? { ...begun, form: stored.form } : hearTheirs(stored, initial, draft.revision, catalogue);
  });
  const change = useCallback(
    (next: (edit: Edit) => Edit) =>
      setEdit((before) => {
        const after = next(before);
        store(key, after);
        return after;
      }),
    [key],
  );

  /** Reads the game, and gives what takes its values in. */
  const readTheirs = useCallback(
    async (id: string) => {
      const theirs = await readDraft(id);
      const { revision } = theirs.game;
      return (now: Edit) => (revision < now.revision ? now : hearTheirs(now, formOfDraft(theirs), revision, catalogue));
    },
    [catalogue],
  );
  useEditsOfOthers(draft?.id ?? null, edit.revision, (id) => {
    // An edit that is not heard of now is told when this one is saved.
    readTheirs(id).then(change, () => undefined);
  });

  return {
    edit,
    conflicts: conflictsOf(edit, catalogue),
    change,
    readTheirs,
    startOver: () => {
      change(({ theirs, revision }) => beginEdit(theirs, revision));
      forget(key);
    },
    forget: () => forget(key),
  };
}
export type Editing = ReturnType<typeof useEdit>;

/** Calls `onOther` whenever the game has another revision than the one that is shown. */
function useEditsOfOthers(id: string | null, revision: number, onOther: (id: string) => void): void {
  const latest = useRef({ revision, onOther });
  useEffect(() => {
    latest.current = { revision, onOther };
  });
  useEffect(() => {
    if (id === null) return undefined;
    let isOver = false;
    let stop: (() => void) | undefined;
    // Only who edits a draft needs it.
    import('../../api/listen.ts').then(
      ({ listenWhileVisible }) => {
        if (isOver) return;
        stop = listenWhileVisible(id, ({ event, data }) => {
          if (event === 'status' && data.revision > latest.current.revision) latest.current.onOther(id);
        });
      },
      () => undefined,
    );
    return () => {
      isOver = true;
      stop?.();
    };
  }, [id]);
}
