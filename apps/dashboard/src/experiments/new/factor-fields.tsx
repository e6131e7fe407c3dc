'use client';

import type { ExperimentBase, Factor, Level } from '@farol/api';
import { X } from 'lucide-react';
import type { Parameter } from '@farol/kernel';
import { useId } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL, SelectField, TextField } from '../../design/field.tsx';
import { formatNumber } from '../../design/figures.ts';
import { labelOf, parameterAt } from '../names.ts';
import { writeRows } from '../write-rows.ts';
import { beginRows, type FactorDraft, pathsOfDraft } from './draft.ts';
import { RangeFields } from './range-fields.tsx';
import { formOf } from './shown-fields.ts';

/** Of many levels the first ones and the last are shown. */
const SHOWN_LEVELS = 14;

function describeLevels(levels: readonly Level[]): string {
  const texts = levels.map((level) =>
    typeof level === 'number' ? formatNumber(level, 6) : typeof level === 'string' ? level : JSON.stringify(level),
  );
  const shown = texts.length > SHOWN_LEVELS ? [...texts.slice(0, SHOWN_LEVELS - 1), '…', texts.at(-1)!] : texts;
  return shown.join(', ');
}

/** The levels of a factor as its fields list them: rows of paths that move together as one text each. */
export function shownLevels(factor: Factor): readonly Level[] {
  return 'path' in factor ? factor.values : factor.values.map((row) => writeRows([row]));
}

interface Props {
  base: ExperimentBase;
  index: number;
  draft: FactorDraft;
  paths: readonly string[];
  varied: readonly string[];
  /** All its levels, when the design is without fault. */
  levels: readonly Level[] | undefined;
  faultOf: (field: string) => string | undefined;
  onDraft: (draft: FactorDraft) => void;
  onRemove: () => void;
}

/** One factor: its path, and its levels. */
export function FactorFields({ base, index, draft, paths, varied, levels, faultOf, onDraft, onRemove }: Props) {
  const parameter = parameterAt(base, draft.path);
  const form = formOf(base, draft);
  const set = (changes: Partial<FactorDraft>) => onDraft({ ...draft, ...changes });
  const at = (field: string) => faultOf(`factors[${index}].${field}`);
  const faultOfPaths = pathsOfDraft(draft).reduce((fault, _, place) => fault ?? at(`paths[${place}]`), at('paths'));
  const whole = faultOf(`factors[${index}]`);
  return (
    <fieldset className="rounded-md border border-line p-3">
      <legend className="px-1 font-bold">{labelOf(base, draft.path, varied)}</legend>
      <div className="flex items-start gap-2">
        <PathField {...{ base, draft, paths, varied }} fault={at('path')} onSet={set} />
        <Button look="quiet" size="small" onClick={onRemove} aria-label={`Remove the factor ${draft.path}`}>
          <X aria-hidden className="size-4" />
        </Button>
      </div>
      <TogetherField {...{ base, draft, paths, varied }} fault={faultOfPaths} onSet={set} />
      {isNumeric(parameter) && form !== 'rows' && <FormChoice form={form} onForm={(next) => set({ form: next })} />}
      {form === 'rows' ? (
        <TextField
          label="Rows of levels"
          className="mt-3"
          spellCheck={false}
          value={draft.values}
          error={at('values')}
          hint="A level for each path, rows parted by semicolons: 100, 0; 90, 10. With lists or commas in them, as JSON."
          onChange={({ target }) => set({ values: target.value })}
        />
      ) : form === 'values' ? (
        <Values draft={draft} parameter={parameter} fault={at('values')} onSet={set} />
      ) : (
        <RangeFields draft={draft} isInteger={parameter?.type === 'integer'} at={at} onSet={set} />
      )}
      {whole !== undefined && <p className="mt-2 text-bad">{whole}</p>}
      {levels !== undefined && levels.length > 0 && (
        <p className="mt-2 text-[0.92em] break-words text-ink-soft">
          <span className="font-semibold text-ink">
            {levels.length} {levels.length === 1 ? 'level' : 'levels'}:
          </span>{' '}
          <span className="font-mono">{describeLevels(levels)}</span>
        </p>
      )}
    </fieldset>
  );
}

const isNumeric = (parameter: Parameter | undefined) => parameter?.type === 'integer' || parameter?.type === 'number';

type Set = (changes: Partial<FactorDraft>) => void;

interface PathProps extends Pick<Props, 'base' | 'draft' | 'paths' | 'varied'> {
  fault: string | undefined;
  onSet: Set;
}

function PathField({ base, draft, paths, varied, fault, onSet }: PathProps) {
  const parameter = parameterAt(base, draft.path);
  const bounds =
    parameter?.type === 'integer' || parameter?.type === 'number'
      ? `; ${formatNumber(parameter.min)} to ${formatNumber(parameter.max)}`
      : '';
  return (
    <SelectField
      label="What varies"
      className="min-w-0 flex-1"
      value={draft.path}
      error={fault}
      hint={parameter && `${parameter.about}${bounds}`}
      onChange={({ target }) => onSet({ path: target.value })}
      options={(paths.includes(draft.path) ? paths : [draft.path, ...paths]).map((path) => (
        <option key={path} value={path} disabled={path !== draft.path && varied.includes(path)}>
          {labelOf(base, path, paths)}
          {path.includes('.') ? ` (${path})` : ''}
        </option>
      ))}
    />
  );
}

/** The paths that move together with a factor's first one. */
function TogetherField({ base, draft, paths, varied, fault, onSet }: PathProps) {
  const others = draft.with ?? [];
  const free = paths.filter((path) => !varied.includes(path));
  const change = (next: string[]) => onSet({ with: next, values: beginRows(base, draft, next) });
  return (
    <div className="mt-3 flex flex-wrap items-center gap-2">
      <select
        aria-label={`Vary together with ${draft.path}`}
        className={`${CONTROL} w-auto!`}
        value=""
        onChange={({ target }) => change([...others, target.value])}
      >
        <option value="">Vary another value together with it …</option>
        {free.map((path) => (
          <option key={path} value={path}>
            {labelOf(base, path, paths)} ({path})
          </option>
        ))}
      </select>
      {others.map((path) => (
        <Button
          key={path}
          look="quiet"
          size="small"
          aria-label={`Remove ${path} from the factor`}
          onClick={() => change(others.filter((other) => other !== path))}
        >
          with {labelOf(base, path, paths)}
          <X aria-hidden className="size-4" />
        </Button>
      ))}
      {fault !== undefined && <p className="text-bad">{fault}</p>}
    </div>
  );
}

function FormChoice({ form, onForm }: { form: 'range' | 'values'; onForm: (form: 'range' | 'values') => void }) {
  const id = useId();
  return (
    <div className="mt-3 flex gap-4" role="radiogroup" aria-label="Levels as">
      {(['range', 'values'] as const).map((each) => (
        <label key={each} className="flex min-h-[24px] items-center gap-1.5">
          <input
            type="radio"
            name={`${id}-form`}
            checked={form === each}
            onChange={() => onForm(each)}
            className="size-4 accent-lamp"
          />
          {each === 'range' ? 'from … to …' : 'these values'}
        </label>
      ))}
    </div>
  );
}

interface ValuesProps {
  draft: FactorDraft;
  parameter: Parameter | undefined;
  fault: string | undefined;
  onSet: Set;
}

function Values({ draft, parameter, fault, onSet }: ValuesProps) {
  const hint =
    parameter?.type === 'choice'
      ? `Some of ${parameter.options.join(', ')}.`
      : parameter?.type === 'curve'
        ? 'Formulas as a JSON list: ["n <= 60 ? 1 : -1", "1 - n / N"].'
        : 'Parted by commas, in any order.';
  return (
    <TextField
      label="Values"
      className="mt-3"
      spellCheck={false}
      value={draft.values}
      error={fault}
      hint={hint}
      onChange={({ target }) => onSet({ form: 'values', values: target.value })}
    />
  );
}
