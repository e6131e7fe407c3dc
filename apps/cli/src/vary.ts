import { type Parameter, RULES, rulesOf, STRATEGIES } from '@farol/kernel';
import { type ExperimentBase, suggestName } from '@farol/api';
import { factorSchema, type NewExperiment, pathsOf } from '@farol/experiments';
import { readNumber } from './assignments.ts';

type NewFactor = NewExperiment['factors'][number];

const RANGE = /^\s*(\S+?)\.\.(\S+)(?:\s+(step|log|linear)\s+(\S+))?\s*$/;

/** Parts two names whose levels move together. */
const WITH = /\s+with\s+(?=[^\s=]+\s*=)/;
const REST = /^\s*[^=\s]+\s*=\s*rest\s*$/;

const FORMS = 'must be NAME=VALUE,VALUE… or NAME=FROM..TO, the latter also with "step S", "log K" or "linear K"';

/** memory of agents[0].params.memory, agents of agents[0].count. */
function shortNameOf(path: string): string {
  if (path === 'information.kind') return 'information';
  const last = path.slice(path.lastIndexOf('.') + 1);
  return last === 'count' ? 'agents' : last;
}

/** The name that says enough of a path beside others. */
export function nameOf(path: string, among: readonly string[]): string {
  const short = shortNameOf(path);
  return among.filter((other) => shortNameOf(other) === short).length > 1 ? path : short;
}

/** The one path that a name can mean over this base. */
function resolvePath(base: ExperimentBase, name: string, faults: string[]): string | undefined {
  const paths = pathsOf(base);
  const meant = paths.includes(name) ? [name] : paths.filter((path) => shortNameOf(path) === name);
  if (meant.length === 1) return meant[0];
  faults.push(
    meant.length === 0
      ? `unknown name "${name.slice(0, 80)}": ${suggestName(name, [...new Set([...paths.map(shortNameOf), ...paths])])}`
      : `"${name}" may be ${meant.slice(0, 5).join(' or ')}: write the one that you mean`,
  );
  return undefined;
}

/** Type of a factor's levels: numbers, whole numbers, or texts. */
function typeAt(base: ExperimentBase, path: string): Parameter['type'] {
  const [, index, field] = /^agents\[(\d+)\]\.(?:params\.)?(\w+)$/.exec(path) ?? [];
  if (path === 'rounds' || field === 'count') return 'integer';
  const parameters =
    index === undefined
      ? RULES.find(({ kind }) => kind === base.rules.kind)?.parameters
      : STRATEGIES.find(({ id }) => id === base.agents[Number(index)].strategy)?.parameters;
  return parameters?.[field ?? path.replace('rules.', '')]?.type ?? 'choice';
}

/** Texts that are to be numbers and are none stay texts, for the schema to refuse. */
function readLevel(text: string, type: Parameter['type']): number | string {
  const number = type === 'integer' || type === 'number' ? readNumber(text.trim()) : NaN;
  return Number.isNaN(number) ? text.trim() : number;
}

/** Whole numbers of agents, and odd numbers where the rules need them. */
function roundingOf(base: ExperimentBase, path: string, type: Parameter['type']): true | 'odd' | undefined {
  if (type !== 'integer') return undefined;
  const { odd } = rulesOf(base.rules.kind).population;
  return odd && path.endsWith('.count') && base.agents.length === 1 ? 'odd' : true;
}

function readLevels(base: ExperimentBase, path: string, text: string): NewFactor | string {
  const type = typeAt(base, path);
  if (text.trimStart().startsWith('[')) {
    try {
      return { path, values: JSON.parse(text) as (number | string)[] };
    } catch {
      return 'values in brackets must be a JSON list such as ["n <= 60 ? 1 : -1", "1 - n / N"]';
    }
  }
  const range = type === 'integer' || type === 'number' ? RANGE.exec(text) : null;
  if (!range) return { path, values: text.split(',').map((value) => readLevel(value, type)) };
  const [, first, last, how = 'step', amount = '1'] = range;
  const [from, to, by] = [first, last, amount].map(readNumber);
  if ([from, to, by].some(Number.isNaN)) return FORMS;
  if (how === 'step') return { path, from, to, step: by };
  const round = roundingOf(base, path, type);
  return {
    path,
    from,
    to,
    steps: by,
    scale: how === 'log' ? 'log' : 'linear',
    ...(round === undefined ? {} : { round }),
  };
}

/** A part of a --vary, NAME=LEVELS; its faults go to `faults`. */
function readPart(base: ExperimentBase, text: string, faults: string[]): NewFactor | undefined {
  const [, name, levels] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? [];
  if (name === undefined) {
    faults.push(FORMS);
    return undefined;
  }
  const path = resolvePath(base, name, faults);
  const factor = path === undefined ? undefined : readLevels(base, path, levels);
  if (typeof factor !== 'string') return factor;
  faults.push(factor);
  return undefined;
}

/** A --vary as a factor; its faults go to `faults`. */
export function readFactor(base: ExperimentBase, text: string, faults: string[]): NewFactor | undefined {
  const found: string[] = [];
  const parts = text.split(WITH);
  const factor = parts.length === 1 ? readPart(base, text, found) : readTogether(base, parts, found);
  faults.push(...found.map((fault) => `--vary "${text.slice(0, 80)}": ${fault}`));
  return found.length === 0 ? factor : undefined;
}

/** NAME=LEVELS with NAME=LEVELS: one factor whose paths move together, level by level. */
function readTogether(base: ExperimentBase, parts: readonly string[], faults: string[]): NewFactor | undefined {
  const [rest, ...others] = [...parts].sort((a, b) => Number(REST.test(b)) - Number(REST.test(a)));
  const hasRest = REST.test(rest);
  const columns = (hasRest ? others : parts).flatMap((part) => readColumn(base, part, faults) ?? []);
  if (faults.length > 0) return undefined;
  const [{ values: first }] = columns;
  const uneven = columns.find(({ values }) => values.length !== first.length);
  if (uneven) {
    faults.push(
      `levels that move together must be equally many: ${columns[0].path} has ${first.length}, ${uneven.path} ${uneven.values.length}`,
    );
    return undefined;
  }
  const all = hasRest ? [...columns, restColumn(base, rest, columns, faults)] : columns;
  if (faults.length > 0) return undefined;
  return {
    paths: all.map(({ path }) => path),
    values: first.map((_, row) => all.map(({ values }) => values[row])),
  };
}

/** A level as a request has it. */
type NewLevel = number | string | (number | number[])[];

interface Column {
  path: string;
  values: NewLevel[];
}

/** A path with all its levels. */
function readColumn(base: ExperimentBase, part: string, faults: string[]): Column | undefined {
  const given = readPart(base, part, faults);
  // A level may stand in several rows: only whole rows must differ.
  if (given?.values !== undefined) return { path: given.path ?? '', values: given.values as NewLevel[] };
  if (given === undefined) return undefined;
  const { data, error } = factorSchema.safeParse(given);
  // A range has numbers.
  if (data && 'path' in data) return { path: data.path, values: data.values.map(Number) };
  faults.push(...(error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`));
  return undefined;
}

const countPath = (index: number) => `agents[${index}].count`;

/** Agents that take what the others leave of the base's number. */
function restColumn(base: ExperimentBase, text: string, columns: readonly Column[], faults: string[]): Column {
  const path = resolvePath(base, text.slice(0, text.indexOf('=')).trim(), faults) ?? '';
  if (!base.agents.some((_, index) => countPath(index) === path)) faults.push('only a number of agents can be "rest"');
  const all = base.agents.reduce((sum, { count }) => sum + count, 0);
  const values = columns[0].values.map((_, row) => {
    const others = base.agents.map(({ count }, index) => {
      if (countPath(index) === path) return 0;
      return Number(columns.find((column) => column.path === countPath(index))?.values[row] ?? count);
    });
    return all - others.reduce((sum, count) => sum + count, 0);
  });
  return { path, values };
}
