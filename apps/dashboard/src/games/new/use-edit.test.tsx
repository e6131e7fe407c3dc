import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginEdit, type Edit } from '../../game-form/edits.ts';
import { formOf, withRule } from '../../game-form/form.ts';
import { KERNEL_CATALOGUE } from '../../game-form/kernel-catalogue.ts';
import { type Editing, useEdit } from './use-edit.ts';

const initial = formOf({
  name: 'The bar',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
});

let stored: Map<string, string>;
beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
    removeItem: (name: string) => stored.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The form as a page shows it when it opens. */
function open(start: Partial<Parameters<typeof useEdit>[0]> = {}): Editing {
  let editing: Editing | undefined;
  function Page() {
    editing = useEdit({ start: 'arthur', initial, draft: null, catalogue: KERNEL_CATALOGUE, ...start });
    return null;
  }
  renderToStaticMarkup(<Page />);
  return editing!;
}
const keep = (start: string, edit: Edit) => stored.set(`farol-1-game-form-${start}`, JSON.stringify(edit));

test('a form begins with its start, without conflicts', () => {
  const { edit, conflicts } = open();
  expect(edit.form).toEqual(initial);
  expect(conflicts).toEqual([]);
});

test('a new game that was typed in this tab is there again, each start with its own', () => {
  keep('arthur', { ...beginEdit(initial, 0), form: { ...initial, name: 'Typed' } });
  expect(open().edit.form.name).toBe('Typed');
  expect(open({ start: 'minority' }).edit.form.name).toBe('The bar');
});

test('a draft takes what others edited since, and keeps what was typed', () => {
  keep('edit-g1', { ...beginEdit(initial, 3), form: { ...initial, name: 'Typed' } });
  const { edit, conflicts } = open({
    start: 'edit-g1',
    initial: withRule(initial, 'capacity', '50'),
    draft: { id: 'g1', revision: 4 },
  });
  expect(edit.form.name).toBe('Typed');
  expect(edit.form.rules['el-farol']['capacity']).toBe('50');
  expect([edit.revision, conflicts]).toEqual([4, []]);
});

test('a field of a draft that both edited is a conflict', () => {
  keep('edit-g1', { ...beginEdit(initial, 3), form: { ...initial, name: 'Typed' } });
  const { edit, conflicts } = open({
    start: 'edit-g1',
    initial: { ...initial, name: 'Theirs' },
    draft: { id: 'g1', revision: 4 },
  });
  expect([edit.form.name, edit.theirs.name, conflicts]).toEqual(['Typed', 'Theirs', ['name']]);
});

test('a text that is stored under the key of a form, but is none, is not shown', () => {
  stored.set('farol-1-game-form-arthur', '{"form":');
  expect(open().edit.form).toEqual(initial);
});
