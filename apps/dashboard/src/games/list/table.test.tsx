import type { Game } from '@farol/api';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { gameWith } from '../testing/game.ts';
import { BulkActions } from './bulk-actions.tsx';
import { FilterBar } from './filter-bar.tsx';
import { GameRow } from './game-row.tsx';
import type { ListFilter } from './list-filter.ts';
import { TableHead } from './table-head.tsx';

const filter: ListFilter = { search: '', status: '', kind: '', owner: '', sort: 'created', order: 'desc' };
const ignore = () => {};

test('the head says by which column the list is sorted, and which columns sort it', () => {
  const html = show(<TableHead filter={{ ...filter, sort: 'agents', order: 'asc' }} onFilter={ignore} />);
  expect(textsIn(html, 'button')).toEqual(['Name', 'Agents', 'Rounds', 'Created']);
  expect(attributesOf(html, 'aria-sort')).toEqual(['ascending']);
  expect(html.indexOf('aria-sort')).toBeLessThan(html.indexOf('Agents'));
  expect(html.indexOf('aria-sort')).toBeGreaterThan(html.indexOf('Kind'));
});

test('a list that is sorted by a column without a head marks none', () => {
  const html = show(<TableHead filter={{ ...filter, sort: 'updated' }} onFilter={ignore} />);
  expect(attributesOf(html, 'aria-sort')).toEqual([]);
});

const rowOf = (changed: Partial<Game>, isSelected = false) =>
  show(<GameRow game={gameWith(changed)} index={4} isSelected={isSelected} onSelect={ignore} />);

test('a row leads to its game, and has its place after the head', () => {
  const html = rowOf({ agents: 1_234_567 }, true);
  expect(attributesOf(html, 'href')).toEqual(['/games/g1']);
  expect(attributesOf(html, 'aria-rowindex')).toEqual(['6']);
  expect(attributesOf(html, 'data-selected')).toEqual(['true']);
  expect(html).toMatch(/<input[^>]*aria-label="Select Arthur’s bar"[^>]*checked=""/);
  expect(attributesOf(html, 'title')).toContain('1,234,567');
  expect(wordsOf(html)).toContain('1.23M agents, 40 rounds');
});

test.each([
  [{ played: 40, planned: 100 }, '40 of 100'],
  [{ played: 100, planned: 100 }, '100'],
  [{ played: 250_000, planned: null }, '250K'],
])('rounds %j are shown as %s', (rounds, words) => {
  const cells = rowOf({ rounds })
    .split('<div role="cell"')
    .map((cell) => wordsOf(`<div${cell}`));
  expect(cells[6]).toBe(words);
});

test('a game that is running is shown as it was read last', () => {
  const listed = gameWith({ status: 'running' });
  const words = (updatedAt: string) =>
    wordsOf(
      show(<GameRow game={listed} index={0} isSelected={false} onSelect={ignore} />, [
        [['games', 'row', 'g1'], { ...listed, rounds: { played: 77, planned: 100 }, updatedAt }],
      ]),
    );
  expect(words('2026-03-01T10:00:05.000Z')).toContain('77 rounds');
  expect(words('2026-03-01T09:59:00.000Z')).toContain('40 rounds');
});

const actionsFor = (...games: Partial<Game>[]) =>
  show(
    <BulkActions games={games.map((changed, index) => gameWith({ id: `g${index}`, ...changed }))} onClear={ignore} />,
  );

test('an action is offered if some games can do it, with their number if not all can', () => {
  const html = actionsFor({ status: 'paused' }, { status: 'paused' }, { status: 'running' });
  expect(textsIn(html, 'button')).toEqual(['Pause 1', 'Resume 2', 'Cancel', 'Remove', 'Clear']);
  expect(textsIn(html, 'span')).toEqual(['3 selected']);
});

test('games that have ended for good can only be removed', () => {
  expect(textsIn(actionsFor({ status: 'cancelled' }), 'button')).toEqual(['Remove', 'Clear']);
});

const cannotRemove = (html: string) => /<button[^>]*>Remove/.exec(html)![0].includes('disabled=""');
test('games that are all running cannot be removed', () => {
  expect(cannotRemove(actionsFor({ status: 'running' }))).toBe(true);
  expect(cannotRemove(actionsFor({ status: 'running' }, { status: 'paused' }))).toBe(false);
});

const linksFor = (count: number) => attributesOf(actionsFor(...Array.from({ length: count }, () => ({}))), 'href');
test('from two to six games can be compared', () => {
  expect([linksFor(1), linksFor(2), linksFor(7)]).toEqual([[], ['/compare?games=g0,g1'], []]);
  expect(linksFor(6)[0]).toBe('/compare?games=g0,g1,g2,g3,g4,g5');
});

test('the filter bar shows what its list is filtered by', () => {
  const html = show(
    <FilterBar
      filter={{ ...filter, search: 'bar', status: 'paused', kind: 'minority', sort: 'name' }}
      onChange={ignore}
    />,
  );
  expect(html).toMatch(/type="search"[^>]*value="bar"/);
  expect(
    Array.from(html.matchAll(/<option[^>]* selected=""[^>]*>([^<]*(?:<!-- -->[^<]*)*)/g), ([, text]) => wordsOf(text)),
  ).toEqual(['paused', 'minority', 'by name']);
});
