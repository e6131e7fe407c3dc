import { ArrowLeft, RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ButtonLink } from '../../design/button.tsx';
import { formatCount } from '../../design/figures.ts';
import { PageHead } from '../../design/page.tsx';
import { BothValues } from '../../game-form/both-values.tsx';
import { type EditField, keepMine, takeTheirs, valueWords } from '../../game-form/edits.ts';
import { agentsIn, type GameForm } from '../../game-form/form.ts';
import { AgentsPart } from './agents-part.tsx';
import { FormBar } from './form-bar.tsx';
import { InformationPart, PlayPart } from './play-part.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { RequestPart } from './request-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { type FormStart, useGameForm } from './use-game-form.ts';

interface Props extends FormStart {
  title: ReactNode;
  about: ReactNode;
}

/** A game's whole configuration as a form, beside what would come of it. */
export function FormPage({ title, about, ...start }: Props) {
  const { draft, catalogue } = start;
  const { editing, request, seen, faults, faultFor, obstacle, error, isPending, change, startOver, save } =
    useGameForm(start);
  const { edit, conflicts } = editing;
  const { form } = edit;
  const part = { form, onChange: change, faultFor, catalogue };
  const isChanged = JSON.stringify(form) !== JSON.stringify(edit.theirs);
  const words = (of: GameForm, field: EditField) => valueWords(of, field, catalogue);
  return (
    <div
      className="[&_:is(input,select,button,a,summary,[tabindex])]:scroll-mt-20 [&_:is(input,select,button,a,summary,[tabindex])]:scroll-mb-24"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(true);
      }}
    >
      <PageHead title={title} about={about} actions={<HeadActions isChanged={isChanged} onStartOver={startOver} />} />
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
        error={error}
        isPending={isPending}
        isNew={draft === null}
        onSave={save}
      />
    </div>
  );
}

function HeadActions({ isChanged, onStartOver }: { isChanged: boolean; onStartOver: () => void }) {
  return (
    <>
      <ButtonLink href="/games/new" look="quiet">
        <ArrowLeft aria-hidden className="size-4" /> All presets
      </ButtonLink>
      {isChanged && (
        <Button look="quiet" onClick={onStartOver}>
          <RotateCcw aria-hidden className="size-4" /> Start over
        </Button>
      )}
    </>
  );
}
