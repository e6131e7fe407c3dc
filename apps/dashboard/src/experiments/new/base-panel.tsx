'use client';

import { type ExperimentBase, type Level } from '@farol/api';
import { levelAt, setLevel } from '@farol/experiments';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL, SelectField, TextField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { ParameterField, type ParameterFieldProps } from '../../game-form/parameter-field.tsx';
import { PRESETS } from '../../game-form/presets.ts';
import { readValue, writeValue } from '../../game-form/value-text.ts';
import { nameOf, parameterAt } from '../names.ts';
import { readBase } from './draft.ts';

/** The base with another value at a path; a new kind or strategy begins with its own parameters. */
function change(base: ExperimentBase, path: string, value: unknown): ExperimentBase {
  if (path === 'rules.kind') return { ...base, rules: { kind: String(value) } };
  const entry = /^agents\[(\d+)\]\.strategy$/.exec(path)?.[1];
  if (entry === undefined) return setLevel(base, path, value as Level);
  const agents = base.agents.map((each, index) =>
    index === Number(entry) ? { ...each, strategy: String(value), params: {} } : each,
  );
  return { ...base, agents };
}

interface Props {
  base: ExperimentBase;
  /** All that may vary in it. */
  paths: readonly string[];
  /** Where the base comes from, when that is a game. */
  origin: string | undefined;
  varied: readonly string[];
  faultOf: (field: string) => string | undefined;
  onBase: (base: ExperimentBase) => void;
  onPreset: (id: string) => void;
  onVary: (path: string) => void;
}

/** The game that all cells share: every value of it, to set or to vary. */
export function BasePanel({ base, paths, origin, varied, faultOf, onBase, onPreset, onVary }: Props) {
  const [isJson, setIsJson] = useState(false);
  const groups = [
    {
      title: 'Game',
      paths: ['rules.kind', ...paths.filter((path) => !/^agents|^rules.kind$|^rounds$/.test(path)), 'rounds'],
    },
    ...base.agents.map((_, index) => ({
      title: base.agents.length === 1 ? 'Agents' : `Agents ${index + 1}`,
      paths: paths.filter((path) => path.startsWith(`agents[${index}].`)),
    })),
  ];
  const whole = ['base', 'base.agents', 'base.rules'].flatMap((field) => faultOf(field) ?? []);
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
        onChange={({ target }) => target.value !== '' && onPreset(target.value)}
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
      {whole.map((fault) => (
        <p key={fault} className="mb-2 text-bad">
          {fault}
        </p>
      ))}
      {isJson ? (
        <BaseJson base={base} onBase={onBase} />
      ) : (
        groups.map(({ title, paths: own }) => (
          <fieldset key={title} className="mb-4 last:mb-0">
            <legend className="mb-1.5 text-[0.92em] font-bold text-ink-soft">{title}</legend>
            <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
              {own.map((path) => (
                <BaseField
                  key={`${path} ${base.rules.kind}`}
                  base={base}
                  path={path}
                  isVaried={varied.includes(path)}
                  fault={faultOf(`base.${path}`)}
                  onValue={(value) => onBase(change(base, path, value))}
                  onVary={() => onVary(path)}
                />
              ))}
            </div>
          </fieldset>
        ))
      )}
    </Panel>
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

function BaseJson({ base, onBase }: Pick<Props, 'base' | 'onBase'>) {
  const id = useId();
  const [text, setText] = useState(() => JSON.stringify(base, null, 2));
  const [fault, setFault] = useState<string>();
  const hear = (next: string) => {
    setText(next);
    try {
      const value = readBase(JSON.parse(next));
      setFault(value ? undefined : 'Needs at least "rules" and a list of "agents"; GET /games/…/manifest has both.');
      if (value) onBase(value);
    } catch (error) {
      setFault(`No JSON yet: ${(error as Error).message}`);
    }
  };
  return (
    <>
      <label htmlFor={id} className="mb-1 block font-semibold">
        Configuration
      </label>
      <textarea
        id={id}
        rows={18}
        spellCheck={false}
        className={`${CONTROL} font-mono text-[0.9em]`}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={({ target }) => hear(target.value)}
      />
      <p id={`${id}-hint`} className={`mt-1 text-[0.92em] ${fault === undefined ? 'text-ink-soft' : 'text-bad'}`}>
        {fault ?? 'A game’s configuration with its rounds and without a seed: as in POST /games.'}
      </p>
    </>
  );
}
