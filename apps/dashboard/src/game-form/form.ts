import type { InformationKind, Manifest, Parameters, Value } from '@farol/kernel';
import type { Catalogue } from '../api/catalogues.ts';
import { readNumber } from '../design/read-number.ts';

/** The content of the field of one parameter: text as it was typed, or the points of a curve. Empty: its default. */
export type FieldValue = string | readonly (readonly [number, number])[];
export type FieldValues = Readonly<Record<string, FieldValue>>;

export interface EntryForm {
  /** Tells entries apart while they are moved; no part of the game. */
  readonly key: number;
  readonly strategy: string;
  /** By strategy, so that trying another one and coming back loses nothing. */
  readonly params: Readonly<Record<string, FieldValues>>;
  readonly count: string;
  readonly name: string;
}

/** The form as it is filled in. Numbers are texts: unreadable text stays as it was typed. */
export interface GameForm {
  readonly name: string;
  readonly kind: string;
  /** By kind of rules. */
  readonly rules: Readonly<Record<string, FieldValues>>;
  readonly agents: readonly EntryForm[];
  readonly information: InformationKind;
  /** Attendances before the first round, the latest last; empty: drawn from the seed. */
  readonly history: string;
  /** Empty: drawn when the game is created. */
  readonly seed: string;
  readonly rounds: string;
  /** Rounds a second; empty: as fast as it can. */
  readonly tempo: string;
}

/** The body of a request that creates the game. Unreadable text is passed on: the schema refuses it at its field. */
export interface GameRequest {
  name?: string;
  rules: Record<string, unknown>;
  agents: Record<string, unknown>[];
  information: { kind: InformationKind };
  initialHistory?: unknown;
  seed?: string;
  rounds?: number | string;
}

const isEmpty = (value: FieldValue | undefined): value is undefined | '' =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

function readValues(parameters: Parameters, values: FieldValues = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, { type }]) => {
      const value = values[name];
      if (isEmpty(value)) return [];
      const isNumber = type === 'integer' || type === 'number';
      return [[name, isNumber && typeof value === 'string' ? readNumber(value) : value]];
    }),
  );
}

/** 44, 78, 56 as a list. Text that is no number stays text. */
export function readHistory(text: string): unknown {
  const items = text.split(/[\s,;]+/).filter((item) => item !== '');
  return items.map(readNumber);
}

/** The request that the form stands for. */
export function requestOf(form: GameForm, catalogue: Catalogue): GameRequest {
  const { name, kind, rules, agents, information, history, seed, rounds } = form;
  return {
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    rules: { kind, ...readValues(catalogue.rules[kind]?.parameters ?? {}, rules[kind]) },
    agents: agents.map(({ strategy, params, count, name: label }) => {
      const values = readValues(catalogue.strategies[strategy]?.parameters ?? {}, params[strategy]);
      return {
        strategy,
        ...(Object.keys(values).length === 0 ? {} : { params: values }),
        count: readNumber(count),
        ...(label.trim() === '' ? {} : { name: label.trim() }),
      };
    }),
    information: { kind: information },
    ...(history.trim() === '' ? {} : { initialHistory: readHistory(history) }),
    ...(seed.trim() === '' ? {} : { seed: seed.trim() }),
    ...(rounds.trim() === '' ? {} : { rounds: readNumber(rounds) }),
  };
}

/** The tempo as a change of a game takes it; null: as fast as it can. */
export const tempoOf = ({ tempo }: GameForm): unknown => (tempo.trim() === '' ? null : readNumber(tempo));

/** N, as far as the counts can be read. */
export function agentsIn({ agents }: Pick<GameForm, 'agents'>): number {
  return agents.reduce((sum, { count }) => {
    const value = readNumber(count);
    return sum + (Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0);
  }, 0);
}

const textOf = (value: Value): FieldValue =>
  typeof value === 'number' ? String(value) : typeof value === 'string' ? value : value.map(([n, pay]) => [n, pay]);

/** The texts of fields that hold these values. */
export const textsOf = (values: Readonly<Record<string, Value>>): FieldValues =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));

interface Source {
  readonly rules: { readonly kind: string } & Readonly<Record<string, Value>>;
  readonly agents: readonly {
    readonly strategy: string;
    readonly params?: Readonly<Record<string, Value>>;
    readonly count: number;
    readonly name?: string;
  }[];
  readonly information?: { readonly kind: InformationKind };
  readonly initialHistory?: Manifest['initialHistory'];
  readonly seed?: string;
  readonly rounds?: number | null;
  readonly name?: string;
  readonly roundsPerSecond?: number | null;
}

/** The form of a game that is known. */
export function formOf(source: Source): GameForm {
  const { kind, ...rules } = source.rules;
  const { initialHistory: history = 'random' } = source;
  return {
    name: source.name ?? '',
    kind,
    rules: { [kind]: textsOf(rules) },
    agents: source.agents.map(({ strategy, params = {}, count, name = '' }, key) => ({
      key,
      strategy,
      params: { [strategy]: textsOf(params) },
      count: String(count),
      name,
    })),
    information: source.information?.kind ?? 'attendance',
    history: history === 'random' ? '' : history.join(', '),
    seed: source.seed ?? '',
    rounds: source.rounds ? String(source.rounds) : '',
    tempo: source.roundsPerSecond ? String(source.roundsPerSecond) : '',
  };
}

/** The key of an entry that is added. */
export const nextKey = ({ agents }: Pick<GameForm, 'agents'>) =>
  agents.reduce((max, { key }) => Math.max(max, key), -1) + 1;

/** The form with one parameter of its rules changed. */
export const withRule = (form: GameForm, name: string, value: FieldValue): GameForm => ({
  ...form,
  rules: { ...form.rules, [form.kind]: { ...form.rules[form.kind], [name]: value } },
});

/** The entry with one parameter of its strategy changed. */
export const withParam = (entry: EntryForm, name: string, value: FieldValue): EntryForm => ({
  ...entry,
  params: { ...entry.params, [entry.strategy]: { ...entry.params[entry.strategy], [name]: value } },
});

const FIRST_ENTRY: EntryForm = { key: 0, strategy: 'arthur', params: {}, count: '100', name: '' };

/** The form with a copy of an entry at an index. */
export function withCopy(form: GameForm, entry: EntryForm, index: number): GameForm {
  const copy = { ...entry, key: nextKey(form) };
  return { ...form, agents: form.agents.toSpliced(index, 0, copy) };
}

/** The form with one entry more at its end: a copy of the last one. */
export const withOneMore = (form: GameForm): GameForm =>
  withCopy(form, form.agents.at(-1) ?? FIRST_ENTRY, form.agents.length);
