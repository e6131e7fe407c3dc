import { type Parameter, RULES } from '@farol/kernel';
import { DEFAULT_STATISTICS, type ExperimentBase, type StatisticName } from '@farol/api';
import { levelAt } from '@farol/experiments';
import { readNumber } from '../../design/read-number.ts';
import type { Design, DesignBase, DesignFactor } from '../design.ts';
import { parameterAt } from '../names.ts';
import type { Preset } from '../../game-form/presets.ts';
import { readValue, writeValue } from '../../game-form/value-text.ts';
import { writeRows } from '../write-rows.ts';

/** A factor as its fields hold it: texts, as they are typed. */
export interface FactorDraft {
  path: string;
  /** Paths that move together with it; with any, `values` has rows of levels. */
  with?: string[];
  form: 'values' | 'range';
  values: string;
  from: string;
  to: string;
  /** Meaning of `amount`: the step between levels, or the number of levels. */
  by: 'step' | 'steps';
  amount: string;
  scale: 'linear' | 'log';
  round: 'none' | 'whole' | 'odd';
}

/** A design as the form holds it. What is no number yet stays text, for the design's check to refuse at its field. */
export interface Draft {
  name: string;
  base: ExperimentBase;
  factors: FactorDraft[];
  replicates: string;
  roundsPerHistory: string;
  transient: string;
  statistics: StatisticName[];
  stopRule: {
    statistic: StatisticName;
    halfWidth: string;
    confidence: string;
    /** Absent where it is the number of replicates. */
    minReplicates?: string;
    maxReplicates: string;
  } | null;
  seed: string;
}

/** A preset as the base of an experiment: without its name and its tempo. */
export function baseOfPreset({ game }: Preset): DesignBase {
  const { rules, agents, rounds } = game;
  return { rules: { ...rules }, agents: agents.map((entry) => ({ ...entry })), rounds };
}

/** The levels in a field: parted by commas, or a JSON list where they hold commas themselves. */
export function readLevels(text: string, parameter: Parameter | undefined): unknown[] {
  const isList = parameter?.type === 'curve' || parameter === undefined;
  if (isList && text.trimStart().startsWith('[')) {
    const value = readValue(text, undefined);
    if (Array.isArray(value)) return value;
  }
  return text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readValue(part, parameter));
}

/** Rows of levels of paths that move together: 100, 0; 90, 10; or a JSON list of lists. */
export function readRows(text: string, parameters: readonly (Parameter | undefined)[]): unknown[] {
  if (text.trimStart().startsWith('[')) {
    const value = readValue(text, undefined);
    if (Array.isArray(value)) return value;
  }
  return text
    .split(/[;\n]/)
    .filter((row) => row.trim() !== '')
    .map((row) => row.split(',').map((part, place) => readValue(part.trim(), parameters[place])));
}

export function writeLevels(values: readonly unknown[]): string {
  const hasCommas = values.some((value) => typeof value === 'object' || /[,;]/.test(writeValue(value)));
  return hasCommas ? JSON.stringify(values) : values.map(writeValue).join(', ');
}

/** The paths that a factor of the form moves. */
export const pathsOfDraft = ({ path, with: others = [] }: FactorDraft) => [path, ...others];

/** A factor of a request; the fields that its form does not use are left out. */
function factorOf(base: ExperimentBase, draft: FactorDraft): DesignFactor {
  const parameter = parameterAt(base, draft.path);
  const { path, scale } = draft;
  const log = scale === 'log' ? { scale } : {};
  const paths = pathsOfDraft(draft);
  if (paths.length > 1) {
    const parameters = paths.map((each) => parameterAt(base, each));
    return { paths, values: readRows(draft.values, parameters), ...log } as DesignFactor;
  }
  if (draft.form === 'values') return { path, values: readLevels(draft.values, parameter), ...log } as DesignFactor;
  const round = draft.round === 'none' ? {} : { round: draft.round === 'odd' ? 'odd' : true };
  return {
    path,
    from: readNumber(draft.from),
    to: readNumber(draft.to),
    [draft.by]: readNumber(draft.amount),
    ...log,
    ...round,
  } as DesignFactor;
}

/** The request that the form stands for. */
export function designOf(draft: Draft): Design {
  const { name, base, factors, replicates, roundsPerHistory, transient, statistics, stopRule, seed } = draft;
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    base,
    factors: factors.map((factor) => factorOf(base, factor)),
    replicates: readNumber(replicates),
    ...(transient.trim() === 'half' ? {} : { transient: readNumber(transient) }),
    ...(roundsPerHistory.trim() === '' ? {} : { roundsPerHistory: readNumber(roundsPerHistory) }),
    statistics,
    ...(stopRule === null
      ? {}
      : {
          stopRule: {
            statistic: stopRule.statistic,
            halfWidth: readNumber(stopRule.halfWidth),
            confidence: readNumber(stopRule.confidence),
            ...(stopRule.minReplicates === undefined ? {} : { minReplicates: readNumber(stopRule.minReplicates) }),
            maxReplicates: readNumber(stopRule.maxReplicates),
          },
        }),
    ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
  } as Design;
}

function factorDraftOf(factor: DesignFactor): FactorDraft {
  const { values, from, to, step, steps, scale = 'linear', round } = factor;
  const [path = '', ...others] = factor.paths ?? [factor.path ?? ''];
  return {
    path,
    with: others,
    form: values === undefined ? 'range' : 'values',
    values: values === undefined ? '' : others.length > 0 ? writeRows(values) : writeLevels(values),
    from: writeValue(from),
    to: writeValue(to),
    by: steps === undefined ? 'step' : 'steps',
    amount: writeValue(steps ?? step),
    scale,
    round: round === true ? 'whole' : (round ?? 'none'),
  };
}

/** The form of a design: of one that is ready, of an experiment's, of one in JSON. */
export function draftOf(design: Design): Draft {
  const { name, base, factors, replicates, roundsPerHistory, transient, statistics, stopRule, seed } = design;
  return {
    name: name ?? '',
    base: {
      information: { kind: 'attendance' },
      initialHistory: 'random',
      ...base,
      agents: base.agents.map((entry) => ({ params: {}, count: 1, ...entry })),
    },
    factors: factors.map(factorDraftOf),
    replicates: writeValue(replicates),
    roundsPerHistory: writeValue(roundsPerHistory),
    transient: writeValue(transient ?? 'half'),
    statistics: [...(statistics ?? DEFAULT_STATISTICS)],
    stopRule:
      stopRule === undefined
        ? null
        : {
            statistic: stopRule.statistic,
            halfWidth: writeValue(stopRule.halfWidth),
            confidence: writeValue(stopRule.confidence ?? 0.95),
            ...(stopRule.minReplicates === undefined || stopRule.minReplicates === Math.max(2, replicates)
              ? {}
              : { minReplicates: writeValue(stopRule.minReplicates) }),
            maxReplicates: writeValue(stopRule.maxReplicates),
          },
    seed: writeValue(seed),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks the shape that a form needs. The values may still be faulty: the schema names those. */
function fitsForm(value: unknown): value is DesignBase {
  if (!isObject(value)) return false;
  const { rules, agents, information = {} } = value;
  if (!isObject(rules) || !isObject(information) || !Array.isArray(agents)) return false;
  return agents.every((entry) => isObject(entry) && isObject('params' in entry ? entry['params'] : {}));
}

/** A base in JSON with its defaults filled in; undefined if no form can hold it. */
export function readBase(value: unknown): ExperimentBase | undefined {
  return fitsForm(value) ? draftOf({ base: value, factors: [], replicates: 1 }).base : undefined;
}

/** A factor at a path, with levels to begin with: around the base's own value, or all that may be chosen. */
export function beginFactor(base: ExperimentBase, path: string, value: unknown): FactorDraft {
  const parameter = parameterAt(base, path);
  const empty = {
    path,
    values: '',
    by: 'step',
    amount: '1',
    from: '',
    to: '',
    scale: 'linear',
    round: 'none',
  } as const;
  if (parameter?.type === 'choice') return { ...empty, form: 'values', values: parameter.options.join(', ') };
  if (parameter?.type !== 'integer' && parameter?.type !== 'number') {
    return { ...empty, form: 'values', values: value === undefined ? '' : writeLevels([value]) };
  }
  const centre = typeof value === 'number' ? value : parameter.default;
  const isCount = path.endsWith('.count') || path === 'rounds';
  const isOdd =
    path.endsWith('.count') && (RULES.find(({ kind }) => kind === base.rules.kind)?.population.odd ?? false);
  const bound = (wanted: number) => Math.max(parameter.min, Math.min(parameter.max, wanted));
  const round = parameter.type === 'integer' ? (isOdd ? 'odd' : 'whole') : 'none';
  if (isCount) {
    // Agents that are left out, with a count of 0, begin as one agent does.
    const usual = Math.max(1, centre);
    return {
      ...empty,
      form: 'range',
      from: String(bound(Math.max(1, Math.round(usual / 4)))),
      to: String(bound(usual * 4)),
      by: 'steps',
      amount: '5',
      scale: 'log',
      round,
    };
  }
  if (parameter.type === 'integer' && centre <= 20) {
    const to = String(bound(Math.max(centre, 4) * 2));
    return { ...empty, form: 'range', from: String(bound(1)), to, amount: '1' };
  }
  if (parameter.max - parameter.min <= 1) {
    return { ...empty, form: 'range', from: String(parameter.min), to: String(parameter.max), amount: '0.1' };
  }
  const reach = Math.max(1, Math.abs(centre) / 2);
  const [from, to] = [String(bound(centre - reach)), String(bound(centre + reach))];
  return { ...empty, form: 'range', from, to, by: 'steps', amount: '7', round };
}

/** The values of a factor once these paths move together with its own: rows around the base, or plain levels again. */
export function beginRows(
  base: ExperimentBase,
  { path, values, with: before = [] }: FactorDraft,
  next: string[],
): string {
  const paths = [path, ...before];
  const rows = readRows(
    values,
    paths.map((each) => parameterAt(base, each)),
  );
  const own = (each: string) => levelAt(base, each) ?? parameterAt(base, each)?.default ?? '';
  const known = before.length > 0 ? rows : [];
  const moved = (known.length > 0 ? known : [paths.map(own)]).map((row) => {
    const levels = Array.isArray(row) ? (row as unknown[]) : [row];
    return [path, ...next].map((each) => (paths.includes(each) ? levels[paths.indexOf(each)] : own(each)));
  });
  return next.length > 0 ? writeRows(moved) : writeLevels(moved.map(([level]) => level));
}
