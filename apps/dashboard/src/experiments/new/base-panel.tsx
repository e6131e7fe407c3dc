'use client';

import { type ExperimentBase, type Level } from '@farol/api';
import { levelAt, setLevel } from '@farol/experiments';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL, SelectField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { nameOf, parameterAt, symbolOf } from '../names.ts';
import { BASE_GAMES } from './base-games.ts';
import { readBase } from './draft.ts';
import { ValueInput } from './value-input.tsx';

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
            {BASE_GAMES.map(({ id, title }) => (
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
  const id = useId();
  const parameter = parameterAt(base, path);
  const name = nameOf(path);
  const symbol = symbolOf(base, path);
  const about = parameter?.about.replace(/^[A-Za-zα-ω], /, '') ?? 'attendances before the first round, or "random"';
  return (
    <div className="min-w-0">
      <div className="flex items-end justify-between gap-2">
        <label htmlFor={id} className="min-w-0 font-semibold">
          <span className="inline-block first-letter:uppercase">{name}</span>
          {symbol !== undefined && <span className="ml-1 font-normal text-ink-soft italic">{symbol}</span>}
        </label>
        <Button
          size="small"
          look="quiet"
          disabled={isVaried}
          onClick={onVary}
          className="min-h-[24px]! py-0! font-normal"
        >
          {isVaried ? (
            'varied below'
          ) : (
            <>
              <Plus aria-hidden className="size-3.5" /> vary<span className="sr-only"> {name}</span>
            </>
          )}
        </Button>
      </div>
      <ValueInput
        id={id}
        parameter={parameter}
        value={levelAt(base, path)}
        onValue={onValue}
        aria-describedby={`${id}-about`}
        aria-invalid={fault !== undefined}
      />
      <p id={`${id}-about`} className="mt-0.5 text-[0.85em] text-ink-soft">
        {fault !== undefined && <span className="block text-bad">{fault}</span>}
        {about}
      </p>
    </div>
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
