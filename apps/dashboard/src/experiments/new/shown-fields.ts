import type { FieldError } from '@farol/api';
import { pathsOf } from '@farol/experiments';
import { ApiProblem } from '../../api/client.ts';
import { parameterAt } from '../names.ts';
import { type Draft, type FactorDraft, pathsOfDraft } from './draft.ts';

/** The levels of a factor are typed as rows for several paths, as a range, or as values. */
export function formOf(base: Draft['base'], draft: FactorDraft): 'rows' | 'range' | 'values' {
  if (pathsOfDraft(draft).length > 1) return 'rows';
  const type = parameterAt(base, draft.path)?.type;
  return draft.form === 'range' && (type === 'integer' || type === 'number') ? 'range' : 'values';
}

/** True if a range has the field of its rounding: for whole numbers, and where an opened design rounds others. */
export const hasRounding = ({ round }: FactorDraft, isInteger: boolean) => isInteger || round !== 'none';

function fieldsOfFactor(base: Draft['base'], draft: FactorDraft): string[] {
  const whole = ['', '.path', '.paths', ...pathsOfDraft(draft).map((_, place) => `.paths[${place}]`)];
  if (formOf(base, draft) !== 'range') return [...whole, '.values'];
  const range = ['.from', '.to', `.${draft.by}`, '.scale'];
  const isInteger = parameterAt(base, draft.path)?.type === 'integer';
  return [...whole, ...range, ...(hasRounding(draft, isInteger) ? ['.round'] : [])];
}

const ALWAYS_SHOWN = [
  'name',
  'base',
  'base.rules',
  'base.agents',
  'replicates',
  'transient',
  'roundsPerHistory',
  'seed',
  'statistics',
];

/** All fields whose faults the form shows beside them; the preview lists all other faults. */
export function shownFields({ base, factors, stopRule }: Draft): Set<string> {
  return new Set([
    ...ALWAYS_SHOWN,
    ...pathsOf(base).map((path) => `base.${path}`),
    ...factors.flatMap((factor, index) => fieldsOfFactor(base, factor).map((field) => `factors[${index}]${field}`)),
    ...Object.keys(stopRule ?? {}).map((field) => `stopRule.${field}`),
  ]);
}

/** Faults by the places where they stand: the one of a field, if any, and those that no field shows. */
export function placeFaults(draft: Draft, faults: readonly FieldError[], refusal: unknown) {
  const shown = shownFields(draft);
  return {
    /** The check's message for a field, else the server's, which may have refused the design. */
    faultOf: (field: string): string | undefined =>
      faults.find((fault) => fault.field === field)?.message ??
      (refusal instanceof ApiProblem ? refusal.messageFor(field) : undefined),
    others: faults.filter(({ field }) => !shown.has(field)),
  };
}
