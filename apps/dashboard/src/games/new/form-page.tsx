import { ArrowLeft, RotateCcw } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue } from '../../api/catalogues.ts';
import { ApiProblem } from '../../api/client.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { PageHead } from '../../design/page.tsx';
import { BothValues } from '../../game-form/both-values.tsx';
import { keepMine, takeTheirs, valueWords } from '../../game-form/edits.ts';
import { agentsIn, type GameForm, requestOf, tempoOf } from '../../game-form/form.ts';
import { AgentsPart } from './agents-part.tsx';
import { focusField } from './focus-field.ts';
import { type Fault, FormBar } from './form-bar.tsx';
import { InformationPart, PlayPart } from './play-part.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RequestPart } from './request-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { useEdit } from './use-edit.ts';
import { useLookAhead } from './use-look-ahead.ts';
import { useSave } from './use-save.ts';

interface Props {
  /** Names where the form started from: it is kept under this name until the game is created. */
  start: string;
  initial: GameForm;
  title: ReactNode;
  about: ReactNode;
  /** The draft that is edited, at the revision of `initial`; null: a new game. */
  draft: { id: string; revision: number } | null;
  catalogue: Catalogue;
}

/** The seed of rounds played ahead while the game has none yet. */
const PREVIEW_SEED = '1';

/** A game's whole configuration as a form, beside what would come of it. */
export function FormPage({ start, initial, title, about, draft, catalogue }: Props) {
  const editing = useEdit({ start, initial, draft, catalogue });
  const { edit, conflicts } = editing;
  const { form } = edit;
  const [isRoundsAsked, setIsRoundsAsked] = useState(false);
  const saving = useSave(draft?.id ?? null, editing, catalogue);

  const request = useMemo(() => requestOf(form, catalogue), [form, catalogue]);
  const tempo = tempoOf(form);
  const seen = useLookAhead({ request: { ...request, seed: request.seed ?? PREVIEW_SEED }, tempo });
  const ofServer = saving.error instanceof ApiProblem ? (saving.error.body.errors ?? []) : [];
  const faults: Fault[] = [...(seen.checked?.faults ?? []), ...ofServer];
  if (isRoundsAsked) faults.push({ field: 'rounds', message: 'say how many rounds to play' });
  const faultFor = (field: string) => faults.find((fault) => isAt(fault.field, field))?.message;
  const obstacle = seen.checked?.obstacle ?? null;

  const change = (next: GameForm) => {
    editing.change((now) => ({ ...now, form: next }));
    setIsRoundsAsked(false);
    saving.reset();
  };
  const startOver = () => {
    editing.startOver();
    setIsRoundsAsked(false);
    saving.reset();
  };
  const save = (isPlayed: boolean) => {
    if (saving.isPending) return;
    const isUnplanned = isPlayed && form.rounds.trim() === '';
    const first =
      (conflicts.length > 0 ? 'conflicts' : seen.checked?.faults[0]?.field) ??
      (isUnplanned ? 'rounds' : isPlayed && obstacle !== null ? 'agents' : undefined);
    setIsRoundsAsked(isUnplanned);
    if (first !== undefined) return focusField(first);
    saving.mutate({ edit, isPlayed });
  };
  useRefusalFocus(saving.error, saving.data === 'conflicts');

  const part = { form, onChange: change, faultFor, catalogue };
  const isChanged = JSON.stringify(form) !== JSON.stringify(edit.theirs);
  const words = (of: GameForm, field: (typeof conflicts)[number]) => valueWords(of, field, catalogue);
  return (
    <div
      className="[&_:is(input,select,button,a,summary,[tabindex])]:scroll-mt-20 [&_:is(input,select,button,a,summary,[tabindex])]:scroll-mb-24"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(true);
      }}
    >
      <PageHead
        title={title}
        about={about}
        actions={
          <>
            <ButtonLink href="/games/new" look="quiet">
              <ArrowLeft aria-hidden className="size-4" /> All presets
            </ButtonLink>
            {isChanged && (
              <Button look="quiet" onClick={startOver}>
                <RotateCcw aria-hidden className="size-4" /> Start over
              </Button>
            )}
          </>
        }
      />
      <BothValues
        rows={conflicts.map((field) => ({ field, theirs: words(edit.theirs, field), mine: words(form, field) }))}
        onKeep={(field) => editing.change((now) => keepMine(now, field))}
        onTake={(field) => editing.change((now) => takeTheirs(now, field))}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)]">
        <div className="grid min-w-0 gap-4">
          <RulesPart {...part} seen={seen} />
          <AgentsPart {...part} obstacle={obstacle} />
          <InformationPart {...part} />
          <PlayPart {...part} isChange={draft !== null} />
        </div>
        <div
          role="region"
          aria-label="What comes of it"
          tabIndex={0}
          className="min-w-0 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-9rem)] lg:overflow-y-auto"
        >
          <PreviewPanel form={form} seen={seen} />
        </div>
      </div>
      <div className="mt-4">
        <RequestPart request={request} />
      </div>
      <FormBar
        faults={faults}
        conflicts={conflicts}
        obstacle={obstacle}
        otherwise={`${catalogue.rules[form.kind]?.title ?? form.kind}, N = ${formatCount(agentsIn(form))}`}
        error={ofServer.length > 0 ? null : saving.error}
        isPending={saving.isPending}
        isNew={draft === null}
        onSave={save}
      />
    </div>
  );
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

/** initialHistory[3] stands in the field initialHistory, rules.go[2][0] in that of rules.go. */
const isAt = (path: string, field: string) =>
  path === field || (field !== 'agents' && /^(\[\d+\])+$/.test(path.slice(field.length)) && path.startsWith(field));
