'use client';

import { MAX_FACTORS } from '@farol/api';
import { levelAt, pathsOf } from '@farol/experiments';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus, RotateCcw } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { ApiProblem } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { forget, readStored, store } from '../../design/stored.ts';
import { createExperiment } from '../changes.ts';
import { presetOf } from '../../game-form/presets.ts';
import { BasePanel } from './base-panel.tsx';
import { baseOfPreset, beginFactor, designOf, draftOf, type Draft, pathsOfDraft } from './draft.ts';
import { FactorFields, shownLevels } from './factor-panel.tsx';
import { MeasurePanel } from './measure-panel.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { useCheck } from './use-check.ts';

/** Fields whose faults stand beside them; all others are listed in the preview. */
const SHOWN_AT_FIELD =
  /^(base(\.(rounds|rules|agents|initialHistory))?|base\.(rules|information)\.\w+|base\.agents\[\d+\]\.(count|strategy|params\.\w+)|factors\[\d+\](\.(path|paths(\[\d+\])?|values|from|to|step|steps|scale|round))?|replicates|transient|roundsPerHistory|seed|name|statistics|stopRule\.\w+)$/;

/** The whole form, with what the design comes to beside it. */
export function DesignForm({ storageKey, begin, origin }: { storageKey: string; begin: Draft; origin?: string }) {
  const router = useRouter();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => readStored(storageKey, begin));
  // A preset's inputs begin anew with its values.
  const [generation, setGeneration] = useState(0);
  const design = useMemo(() => designOf(draft), [draft]);
  const text = JSON.stringify(design);
  const { checked, checkedText, isFresh } = useCheck(text);
  const create = useMutation({
    mutationFn: (isStarted: boolean) => createExperiment(design, isStarted),
    onSuccess: ({ id }) => {
      void client.invalidateQueries({ queryKey: ['experiments'] });
      forget(storageKey);
      router.push(`/experiments/${id}`);
    },
  });
  const set = (changes: Partial<Draft>) => {
    create.reset();
    const next = { ...draft, ...changes };
    setDraft(next);
    store(storageKey, next);
  };
  const faultOf = (field: string) =>
    checked?.faults.find((fault) => fault.field === field)?.message ??
    (create.error instanceof ApiProblem ? create.error.messageFor(field) : undefined);
  const paths = pathsOf(draft.base);
  const varied = draft.factors.flatMap(pathsOfDraft);
  const addFactor = (path: string | undefined) => {
    if (path === undefined || varied.includes(path)) return;
    set({ factors: [...draft.factors, beginFactor(draft.base, path, levelAt(draft.base, path))] });
  };
  const choosePreset = (id: string) => {
    const preset = presetOf(id);
    if (!preset) return;
    const { base } = draftOf({ base: baseOfPreset(preset), factors: [], replicates: 1 });
    set({ base, factors: [beginFactor(base, preset.vary, levelAt(base, preset.vary))] });
    setGeneration(generation + 1);
  };
  const levels = isFresh ? checked?.experiment?.factors : undefined;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)]">
      <div className="grid min-w-0 gap-4">
        <div className="flex items-end gap-2">
          <TextField
            label="Name"
            placeholder="named after what varies"
            className="max-w-md flex-1"
            value={draft.name}
            error={faultOf('name')}
            onChange={({ target }) => set({ name: target.value })}
          />
          {draft !== begin && (
            <Button
              look="quiet"
              onClick={() => {
                forget(storageKey);
                setDraft(begin);
                setGeneration(generation + 1);
              }}
            >
              <RotateCcw aria-hidden className="size-4" />
              Restart
            </Button>
          )}
        </div>
        <BasePanel
          key={generation}
          base={draft.base}
          paths={paths}
          origin={origin}
          varied={varied}
          faultOf={faultOf}
          onBase={(base) => set({ base })}
          onPreset={choosePreset}
          onVary={addFactor}
        />
        <Panel
          title="2. What varies in it"
          actions={
            <Button
              size="small"
              disabled={draft.factors.length >= MAX_FACTORS}
              onClick={() => addFactor(paths.find((path) => !varied.includes(path) && path.includes('.')))}
            >
              <Plus aria-hidden className="size-3.5" />
              Add a factor
            </Button>
          }
        >
          {faultOf('factors') !== undefined && draft.factors.length === 0 && (
            <p className="text-ink-soft">
              Nothing yet: press “vary” beside a value above. One factor gives a curve, two a map.
            </p>
          )}
          <div className="grid gap-3">
            {draft.factors.map((factor, index) => (
              <FactorFields
                key={`${index} ${generation}`}
                base={draft.base}
                index={index}
                draft={factor}
                paths={paths}
                varied={varied}
                levels={levels?.[index] && shownLevels(levels[index])}
                faultOf={faultOf}
                onDraft={(next) =>
                  set({
                    factors: draft.factors.map((other, place) =>
                      place !== index
                        ? other
                        : next.path === factor.path
                          ? next
                          : beginFactor(draft.base, next.path, levelAt(draft.base, next.path)),
                    ),
                  })
                }
                onRemove={() => set({ factors: draft.factors.filter((_, place) => place !== index) })}
              />
            ))}
          </div>
        </Panel>
        <MeasurePanel draft={draft} faultOf={faultOf} onSet={set} />
      </div>
      <PreviewPanel
        design={design}
        text={text}
        checked={checked}
        checkedText={checkedText}
        isFresh={isFresh}
        otherFaults={checked?.faults.filter(({ field }) => !SHOWN_AT_FIELD.test(field)) ?? []}
        error={create.error}
        isCreating={create.isPending || create.isSuccess}
        onCreate={(isStarted) => create.mutate(isStarted)}
      />
    </div>
  );
}
