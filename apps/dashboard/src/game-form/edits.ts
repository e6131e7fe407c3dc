import type { GameChanges } from '@farol/api';
import type { Catalogue } from '../api/catalogues.ts';
import { type FieldValue, type GameForm, requestOf, tempoOf } from './form.ts';
import { INFORMATION } from './information.ts';

/** A field of a game as an edit sends it. */
export type EditField = keyof GameChanges;

export const EDIT_FIELDS = [
  'name',
  'rules',
  'agents',
  'information',
  'initialHistory',
  'seed',
  'rounds',
  'roundsPerSecond',
] as const satisfies readonly EditField[];

/** A form that is edited while others may edit the same game. */
export interface Edit {
  readonly form: GameForm;
  /** The values that the person has seen. Where they differ from `theirs`, both were changed: a conflict. */
  readonly seen: GameForm;
  /** The values of the game at `revision`. */
  readonly theirs: GameForm;
  readonly revision: number;
}

export const beginEdit = (form: GameForm, revision: number): Edit => ({ form, seen: form, theirs: form, revision });

/** The fields that a form sends; an empty name, seed or number of rounds is not sent. */
function fieldsOf(form: GameForm, catalogue: Catalogue): Partial<Record<EditField, unknown>> {
  return { initialHistory: 'random', ...requestOf(form, catalogue), roundsPerSecond: tempoOf(form) };
}

function differingFields(one: GameForm, other: GameForm, catalogue: Catalogue): EditField[] {
  const fields = fieldsOf(one, catalogue),
    others = fieldsOf(other, catalogue);
  return EDIT_FIELDS.filter((field) => JSON.stringify(fields[field]) !== JSON.stringify(others[field]));
}

/** The form with the value that another form has in a field. */
function withField(form: GameForm, from: GameForm, field: EditField): GameForm {
  switch (field) {
    case 'rules':
      return { ...form, kind: from.kind, rules: { ...form.rules, [from.kind]: from.rules[from.kind] } };
    case 'initialHistory':
      return { ...form, history: from.history };
    case 'roundsPerSecond':
      return { ...form, tempo: from.tempo };
    default:
      return { ...form, [field]: from[field] };
  }
}

/** The fields that both changed, to different values. */
export const conflictsOf = ({ seen, theirs }: Edit, catalogue: Catalogue): EditField[] =>
  differingFields(seen, theirs, catalogue);

/** Takes in another revision: fields that the person left alone follow it, the others stay as they were typed. */
export function hearTheirs(edit: Edit, theirs: GameForm, revision: number, catalogue: Catalogue): Edit {
  let { form, seen } = edit;
  const typed = differingFields(form, seen, catalogue);
  const other = differingFields(form, theirs, catalogue);
  for (const field of differingFields(seen, theirs, catalogue)) {
    if (typed.includes(field) && other.includes(field)) continue;
    form = withField(form, theirs, field);
    seen = withField(seen, theirs, field);
  }
  return { form, seen, theirs, revision };
}

export const keepMine = (edit: Edit, field: EditField): Edit => ({
  ...edit,
  seen: withField(edit.seen, edit.theirs, field),
});

export const takeTheirs = (edit: Edit, field: EditField): Edit => ({
  ...keepMine(edit, field),
  form: withField(edit.form, edit.theirs, field),
});

/** The fields that an edit sends: those that the person changed. `drawSeed` fills in a seed that was emptied. */
export function changesIn({ form, seen }: Edit, catalogue: Catalogue, drawSeed: () => string) {
  const fields = fieldsOf(form, catalogue);
  const changed = differingFields(form, seen, catalogue).map(
    (field) => [field, field === 'seed' ? (fields.seed ?? drawSeed()) : fields[field]] as const,
  );
  return Object.fromEntries(changed.filter(([, value]) => value !== undefined));
}

const wordsOf = (value: FieldValue) => (typeof value === 'string' ? value : `${value.length} points`);
const listOf = (values: object) =>
  Object.entries(values as Record<string, FieldValue | number>)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value : wordsOf(value)}`)
    .join(', ');

/** The value of a field in words. */
export function valueWords(form: GameForm, field: EditField, catalogue: Catalogue): string {
  const request = requestOf(form, catalogue);
  switch (field) {
    case 'rules': {
      const { kind, ...params } = request.rules as { kind: string };
      return [catalogue.rules[kind]?.title ?? kind, listOf(params)].filter((part) => part !== '').join(': ');
    }
    case 'agents': {
      const entries = request.agents as { strategy: string; params?: object; count: number; name?: string }[];
      const words = entries.map(({ strategy, params = {}, count, name }) =>
        [`${count} ${strategy}${name === undefined ? '' : ` “${name}”`}`, listOf(params)].filter(Boolean).join(', '),
      );
      return words.join('; ') || 'none';
    }
    case 'initialHistory':
      return form.history || 'drawn from the seed';
    case 'roundsPerSecond':
      return form.tempo || 'as fast as it can';
    case 'seed':
      return form.seed || 'drawn when it is saved';
    case 'rounds':
      return form.rounds || 'none planned';
    case 'information':
      return INFORMATION[form.information].title;
    case 'name':
      return form.name;
  }
}
