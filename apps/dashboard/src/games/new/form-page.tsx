import { ArrowLeft, Play, RotateCcw } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { PageHead } from '../../design/page.tsx';
import { Failure } from '../../design/states.tsx';
import { forget, readStored, store } from '../../design/stored.ts';
import { AgentsPart } from './agents-part.tsx';
import type { Catalogue } from '../../api/catalogues.ts';
import { agentsIn, type GameForm, requestOf, tempoOf } from '../../game-form/form.ts';
import { InformationPart, PlayPart } from './play-part.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RequestPart } from './request-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { useCreate } from './use-create.ts';
import { useLookAhead } from './use-look-ahead.ts';

interface Fault {
  field: string;
  message: string;
}

interface Props {
  /** Names where the form started from: it is kept under this name until the game is created. */
  start: string;
  initial: GameForm;
  title: ReactNode;
  about: ReactNode;
  /** The draft that is changed; null: a new game. */
  draftId: string | null;
  catalogue: Catalogue;
}

/** The seed of rounds played ahead while the game has none yet. */
const PREVIEW_SEED = '1';

/** A game's whole configuration as a form, beside what would come of it. */
export function FormPage({ start, initial, title, about, draftId, catalogue }: Props) {
  const key = `new-game-${start}`;
  const [form, setForm] = useState(() => readStored(key, initial));
  const [isRoundsAsked, setIsRoundsAsked] = useState(false);
  const creation = useCreate(draftId, () => forget(key));
  const { reset } = creation;

  const request = useMemo(() => requestOf(form, catalogue), [form, catalogue]);
  const tempo = tempoOf(form);
  const seen = useLookAhead({ request: { ...request, seed: request.seed ?? PREVIEW_SEED }, tempo });
  const ofServer = creation.error instanceof ApiProblem ? (creation.error.body.errors ?? []) : [];
  const faults: Fault[] = [...(seen.checked?.faults ?? []), ...ofServer];
  if (isRoundsAsked) faults.push({ field: 'rounds', message: 'say how many rounds to play' });
  const faultFor = (field: string) => faults.find((fault) => isAt(fault.field, field))?.message;
  const obstacle = seen.checked?.obstacle ?? null;

  const change = useCallback(
    (next: GameForm) => {
      setForm(next);
      store(key, next);
      setIsRoundsAsked(false);
      reset();
    },
    [key, reset],
  );
  const create = (isPlayed: boolean) => {
    if (creation.isPending) return;
    const isUnplanned = isPlayed && form.rounds.trim() === '';
    const first =
      seen.checked?.faults[0]?.field ?? (isUnplanned ? 'rounds' : isPlayed && obstacle !== null ? 'agents' : undefined);
    setIsRoundsAsked(isUnplanned);
    if (first !== undefined) return focusField(first);
    creation.mutate({ request, tempo: typeof tempo === 'number' ? tempo : null, isPlayed });
  };

  // The error of a creation stands at its field: bring the eye there.
  const refused = useRef(creation.error);
  useEffect(() => {
    if (refused.current === creation.error) return;
    refused.current = creation.error;
    if (creation.error instanceof ApiProblem && creation.error.body.errors?.[0])
      focusField(creation.error.body.errors[0].field);
  }, [creation.error]);

  const part = { form, onChange: change, faultFor, catalogue };
  const isChanged = JSON.stringify(form) !== JSON.stringify(initial);
  return (
    <div
      className="[&_:is(input,select,button,a,summary,[tabindex])]:scroll-mt-20 [&_:is(input,select,button,a,summary,[tabindex])]:scroll-mb-24"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) create(true);
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
              <Button
                look="quiet"
                onClick={() => {
                  change(initial);
                  forget(key);
                }}
              >
                <RotateCcw aria-hidden className="size-4" /> Start over
              </Button>
            )}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,27rem)]">
        <div className="grid min-w-0 gap-4">
          <RulesPart {...part} seen={seen} />
          <AgentsPart {...part} obstacle={obstacle} />
          <InformationPart {...part} />
          <PlayPart {...part} isChange={draftId !== null} />
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
      <div className="sticky bottom-0 z-20 -mx-3 mt-4 border-t border-line bg-ground/95 px-3 py-3 backdrop-blur-sm sm:-mx-5 sm:px-5">
        {creation.error !== null && ofServer.length === 0 && (
          <div className="mb-2">
            <Failure error={creation.error} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <FaultList
            faults={faults}
            obstacle={obstacle}
            otherwise={`${catalogue.rules[form.kind]?.title ?? form.kind}, N = ${formatCount(agentsIn(form))}`}
          />
          <div className="ml-auto flex gap-2">
            <Button aria-disabled={creation.isPending} onClick={() => create(false)}>
              {draftId === null ? 'Create' : 'Save'}
            </Button>
            <Button look="main" aria-disabled={creation.isPending} title="Ctrl+Enter" onClick={() => create(true)}>
              <Play aria-hidden className="size-4" />
              {creation.isPending ? 'Creating …' : draftId === null ? 'Create and play' : 'Save and play'}
            </Button>
          </div>
        </div>
      </div>
    </div>
  );
}

/** initialHistory[3] stands in the field initialHistory, rules.go[2][0] in that of rules.go. */
const isAt = (path: string, field: string) =>
  path === field || (field !== 'agents' && /^(\[\d+\])+$/.test(path.slice(field.length)) && path.startsWith(field));

/** Faults, each linked to its field. */
function FaultList({
  faults,
  obstacle,
  otherwise,
}: {
  faults: readonly Fault[];
  obstacle: string | null;
  otherwise: string;
}) {
  return (
    <div role="status" className="min-w-0 flex-1">
      {faults.length > 0 && (
        <p className="text-bad">
          To be corrected:{' '}
          {faults.slice(0, 3).map(({ field, message }, index) => (
            <span key={`${field} ${message}`}>
              {index > 0 && '; '}
              <button
                type="button"
                onClick={() => focusField(field)}
                className="min-h-6 text-left underline underline-offset-2"
              >
                {field === '' ? message : `${field}: ${message}`}
              </button>
            </span>
          ))}
          {faults.length > 3 && ` and ${faults.length - 3} more`}
        </p>
      )}
      {faults.length === 0 && obstacle !== null && (
        <p className="text-ink-soft">A draft can be made of it; to be played, the game {obstacle}.</p>
      )}
      {faults.length === 0 && obstacle === null && <p className="text-ink-soft max-sm:hidden">{otherwise}</p>}
    </div>
  );
}

/** Brings the field of a request's path into view and gives it the focus: that of the nearest part that has one. */
function focusField(path: string): void {
  for (let part = path; part !== ''; part = part.replace(/(\.[^.[]*|\[\d+\])$/, '')) {
    const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(part)}"]`);
    if (field) {
      field.focus();
      field.scrollIntoView({ block: 'center' });
      return;
    }
    if (!/[.[]/.test(part)) return;
  }
}
