'use client';

import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import type { Preset } from '../../game-form/presets.ts';
import { BasePanel } from './base-panel.tsx';
import { draftAround } from './draft-edits.ts';
import { baseOfPreset, designOf, type Draft } from './draft.ts';
import { FactorsPanel } from './factors-panel.tsx';
import { MeasurePanel } from './measure-panel.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { placeFaults } from './shown-fields.ts';
import { useCheck } from './use-check.ts';
import { useCreate } from './use-create.ts';
import { useDraft } from './use-draft.ts';

/** The whole form, with the size of the design beside it. */
export function DesignForm({ storageKey, begin, origin }: { storageKey: string; begin: Draft; origin?: string }) {
  const create = useCreate(storageKey);
  const { draft, generation, set, replace, restart } = useDraft(storageKey, begin, create.reset);
  const design = useMemo(() => designOf(draft), [draft]);
  const text = JSON.stringify(design);
  const check = useCheck(text);
  const { faultOf, others } = placeFaults(draft, check.checked?.faults ?? [], create.error);
  const choosePreset = (preset: Preset) => {
    const { base, factors } = draftAround(baseOfPreset(preset), preset.vary);
    replace({ base, factors });
  };
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <div className="grid min-w-0 gap-4">
        <NameField
          name={draft.name}
          fault={faultOf('name')}
          onName={(name) => set({ name })}
          onRestart={draft === begin ? undefined : restart}
        />
        <BasePanel
          key={generation}
          draft={draft}
          origin={origin}
          faultOf={faultOf}
          onSet={set}
          onPreset={choosePreset}
        />
        <FactorsPanel
          draft={draft}
          checked={check.isFresh ? check.checked?.experiment?.factors : undefined}
          faultOf={faultOf}
          onFactors={(factors) => set({ factors })}
        />
        <MeasurePanel draft={draft} faultOf={faultOf} onSet={set} />
      </div>
      <PreviewPanel
        design={design}
        text={text}
        check={check}
        otherFaults={others}
        error={create.error}
        isCreating={create.isPending || create.isSuccess}
        onCreate={(isStarted) => create.mutate({ design, isStarted })}
      />
    </div>
  );
}

interface NameProps {
  name: string;
  fault: string | undefined;
  onName: (name: string) => void;
  /** Undefined while nothing has been changed. */
  onRestart: (() => void) | undefined;
}

function NameField({ name, fault, onName, onRestart }: NameProps) {
  return (
    <div className="flex items-end gap-2">
      <TextField
        label="Name"
        placeholder="named after what varies"
        className="max-w-md flex-1"
        value={name}
        error={fault}
        onChange={({ target }) => onName(target.value)}
      />
      {onRestart && (
        <Button look="quiet" onClick={onRestart}>
          <RotateCcw aria-hidden className="size-4" />
          Restart
        </Button>
      )}
    </div>
  );
}
