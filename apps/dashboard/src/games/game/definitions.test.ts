import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Definition, DEFINITIONS, SECTIONS } from './definitions.ts';

const model = readFileSync(resolve(import.meta.dirname, '../../../../../docs/model.md'), 'utf8');
const definitions: [string, Definition][] = Object.entries(DEFINITIONS);

test('every section that a definition names is one of docs/model.md', () => {
  const headings = [...model.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading]) => heading);
  expect(SECTIONS.filter((section) => !headings.includes(section))).toEqual([]);
  expect(SECTIONS.filter((section) => !definitions.some(([, { section: own }]) => own === section))).toEqual([]);
});

test('every statistic of docs/model.md has its definition one click away', () => {
  const statistics = model.slice(model.indexOf('## Statistics'), model.indexOf('## Equilibria'));
  const names = [...statistics.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(25);
  // A benefit is a payoff in a round; that of agents goes by another name here.
  expect(names.filter((name) => !(name in DEFINITIONS))).toEqual([]);
});

test('sources are in docs/model.md, by their first author and year', () => {
  const unknown = definitions.flatMap(([name, { source }]) => {
    if (source === undefined) return [];
    const author = /^(\p{L}+)/u.exec(source.text)![1];
    const year = /\((\d{4})\)/.exec(source.text)![1];
    return model.split('\n').some((line) => line.includes(author) && (line.includes(year) || author === 'Cavagna'))
      ? []
      : [name];
  });
  // The periodogram is drawn here, and is no statistic of the API.
  expect(unknown).toEqual(['spectrum']);
});
