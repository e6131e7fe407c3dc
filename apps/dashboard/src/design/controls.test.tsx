import { GAME_STATUSES } from '@farol/api';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Button } from './button.tsx';
import { SelectField, TextField } from './field.tsx';
import { PageHead, Panel } from './page.tsx';
import { Empty, Failure, Loading } from './states.tsx';
import { Status } from './status.tsx';

const attribute = (html: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(html)?.[1];

test('a field is named by its label, and described by its hint and its error', () => {
  const html = renderToStaticMarkup(<TextField label="Capacity" hint="0 to 100" error="too large" readOnly />);
  const id = attribute(html, 'for')!;
  expect(html).toContain(`<input type="text" readOnly="" id="${id}"`);
  expect(attribute(html, 'aria-describedby')).toBe(`${id}-hint ${id}-error`);
  expect(html).toMatch(new RegExp(`id="${id}-hint"[^>]*>0 to 100<`));
  expect(html).toMatch(new RegExp(`id="${id}-error"[^>]*>too large<`));
  expect(attribute(html, 'aria-invalid')).toBe('true');
});

test('a field without hint and error refers to nothing that is not there', () => {
  const html = renderToStaticMarkup(<TextField label="Capacity" readOnly />);
  expect(html).not.toContain('aria-describedby');
  expect(attribute(html, 'aria-invalid')).toBe('false');
});

test('two fields of one name have ids of their own', () => {
  const html = renderToStaticMarkup(
    <>
      <TextField label="Name" readOnly />
      <SelectField label="Name" options={<option>a</option>} />
    </>,
  );
  const ids = Array.from(html.matchAll(/ for="([^"]*)"/g), ([, id]) => id);
  expect(new Set(ids).size).toBe(2);
});

test('a control beside the label is no part of the name of the field', () => {
  const html = renderToStaticMarkup(
    <TextField label="Capacity" action={<button type="button">vary</button>} readOnly />,
  );
  expect(/<label[^>]*>(.*?)<\/label>/.exec(html)![1]).toBe('Capacity');
  expect(html).toContain('vary');
});

test('a button sends no form unless it is told to', () => {
  expect(renderToStaticMarkup(<Button>Cancel</Button>)).toContain('type="button"');
  expect(renderToStaticMarkup(<Button type="submit">Save</Button>)).toContain('type="submit"');
});

test('each status is a word, and no two look the same', () => {
  const shown = GAME_STATUSES.map((status) => renderToStaticMarkup(<Status status={status} />));
  shown.forEach((html, index) => expect(html).toContain(`${GAME_STATUSES[index]}</span>`));
  expect(new Set(shown.map((html) => attribute(html, 'class'))).size).toBe(GAME_STATUSES.length);
});

test('a failure is an alert in words, and loading is a status', () => {
  const failure = renderToStaticMarkup(
    <Failure error={new Error('secret')} actions={<button type="button">Try again</button>} />,
  );
  expect(attribute(failure, 'role')).toBe('alert');
  expect(failure).toContain('Try again');
  expect(renderToStaticMarkup(<Loading what="the game" />)).toMatch(/role="status".*Loading the game …/);
});

test('an empty place says what it would show, and how to get there', () => {
  const html = renderToStaticMarkup(
    <Empty title="No games yet" actions={<a href="/games/new">New game</a>}>
      Games appear here.
    </Empty>,
  );
  expect(html).toContain('No games yet');
  expect(html).toContain('href="/games/new"');
});

test('a page has one first heading, a panel a second one, and a panel without a title none', () => {
  expect(renderToStaticMarkup(<PageHead title="Games" about="5 games" />).match(/<h1/g)).toHaveLength(1);
  expect(renderToStaticMarkup(<Panel title="Rules">x</Panel>)).toContain('<h2>Rules</h2>');
  expect(renderToStaticMarkup(<Panel>x</Panel>)).not.toContain('<h2');
});
