'use client';

import type { ExperimentBase } from '@farol/api';
import { levelAt, pathsOf } from '@farol/experiments';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { ParameterField, type ParameterFieldProps } from '../../game-form/parameter-field.tsx';
import { type Preset, presetOf, PRESETS } from '../../game-form/presets.ts';
import { readValue, writeValue } from '../../game-form/value-text.ts';
import { nameOf, parameterAt } from '../names.ts';
import { baseFaults, type FieldGroup, groupsOf, setBaseValue } from './base-fields.ts';
import { BaseJson } from './base-json.tsx';
import { addFactor, variedIn } from './draft-edits.ts';
import type { Draft } from './draft.ts';

interface Props {
  draft: Draft;
  /** The game or design that the base comes from, if any. */
  origin: string | undefined;
  faultOf: (field: string) => string | undefined;
  onSet: (changes: Partial<Draft>) => void;
  onPreset: (preset: Preset) => void;
}

/** The game that all cells share: every value of it, to set or to vary. */
export function BasePanel({ draft, origin, faultOf, onSet, onPreset }: Props) {
  const { base } = draft;
  const paths = pathsOf(base);
  const [isJson, setIsJson] = useState(false);
  return (
    <Panel
      title="1. The game that is varied"
      actions={
        <Button size="small" aria-pressed={isJson} onClick={() => setIsJson(!isJson)}>
          {isJson ? 'As a form' : 'As JSON'}
        </Button>
      }
    >
      <SelectField
        label="Begin with"
        className="mb-4 max-w-md"
        value=""
        onChange={({ target }) => {
          const preset = presetOf(target.value);
          if (preset) onPreset(preset);
        }}
        options={
          <>
            <option value="">{origin ?? 'What is set below'}</option>
            {PRESETS.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </>
        }
      />
      {baseFaults(paths, faultOf, isJson).map((fault) => (
        <p key={fault} className="mb-2 text-bad">
          {fault}
        </p>
      ))}
      {isJson ? (
        <BaseJson base={base} onBase={(next) => onSet({ base: next })} />
      ) : (
        groupsOf(base, paths).map((group) => (
          <BaseFields key={group.title} group={group} draft={draft} faultOf={faultOf} onSet={onSet} />
        ))
      )}
    </Panel>
  );
}

interface FieldsProps extends Pick<Props, 'draft' | 'faultOf' | 'onSet'> {
  group: FieldGroup;
}

function BaseFields({ draft, group, faultOf, onSet }: FieldsProps) {
  const { base } = draft;
  const varied = variedIn(draft);
  return (
    <fieldset className="mb-4 last:mb-0">
      <legend className="mb-1.5 text-[0.92em] font-bold text-ink-soft">{group.title}</legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {group.paths.map((path) => (
          <BaseField
            key={`${path} ${base.rules.kind}`}
            base={base}
            path={path}
            isVaried={varied.includes(path)}
            fault={faultOf(`base.${path}`)}
            onValue={(value) => onSet({ base: setBaseValue(base, path, value) })}
            onVary={() => onSet({ factors: addFactor(draft, path) })}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface FieldProps {
  base: ExperimentBase;
  path: string;
  isVaried: boolean;
  fault: string | undefined;
  onValue: (value: unknown) => void;
  onVary: () => void;
}

function BaseField({ base, path, isVaried, fault, onValue, onVary }: FieldProps) {
  const parameter = parameterAt(base, path);
  const value = writeValue(levelAt(base, path));
  const field = {
    name: nameOf(path),
    value,
    field: `base.${path}`,
    error: fault,
    action: <VaryButton name={nameOf(path)} isVaried={isVaried} onVary={onVary} />,
    onChange: (text: string) => onValue(text.trim() === '' ? undefined : readValue(text, parameter)),
  };
  return parameter === undefined ? (
    <HistoryField {...field} />
  ) : (
    <ParameterField {...field} parameter={parameter} agents={agentsIn(base)} />
  );
}

/** N, as far as the counts are numbers. */
const agentsIn = ({ agents }: ExperimentBase) =>
  agents.reduce((sum, { count }) => sum + (Number.isSafeInteger(count) ? count : 0), 0);

type HistoryFieldProps = Omit<ParameterFieldProps, 'parameter' | 'agents'>;

/** The attendances before the first round: no parameter of the catalogue, a list or "random". */
function HistoryField({ name, value, field, error, action, onChange }: HistoryFieldProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <TextField
      label={<span className="inline-block first-letter:uppercase">{name}</span>}
      hint="attendances before the first round, or random"
      error={error}
      action={action}
      data-field={field}
      spellCheck={false}
      value={typed ?? value}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(target.value);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

function VaryButton({ name, isVaried, onVary }: { name: string; isVaried: boolean; onVary: () => void }) {
  return (
    <Button size="small" look="quiet" disabled={isVaried} onClick={onVary} className="min-h-[24px]! py-0! font-normal">
      {isVaried ? (
        'varied below'
      ) : (
        <>
          <Plus aria-hidden className="size-3.5" /> vary<span className="sr-only"> {name}</span>
        </>
      )}
    </Button>
  );
}
