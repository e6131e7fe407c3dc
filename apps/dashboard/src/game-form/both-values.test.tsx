import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { BothValues } from './both-values.tsx';
import { KindField, StrategyField } from './catalogue-fields.tsx';
import { KERNEL_CATALOGUE } from './kernel-catalogue.ts';
import { Sources } from './sources.tsx';

const ignore = () => {};

test('nothing is asked while no field was changed on both sides', () => {
  expect(show(<BothValues rows={[]} onKeep={ignore} onTake={ignore} />)).toBe('');
});

test('each field has both values, and a button for each of them that says its field', () => {
  const html = show(
    <BothValues
      rows={[
        { field: 'name', theirs: 'Old', mine: 'New' },
        { field: 'roundsPerSecond', theirs: '10', mine: '' },
      ]}
      onKeep={ignore}
      onTake={ignore}
    />,
  );
  expect(textsIn(html, 'dd')).toEqual(['Old', 'New', '10', 'empty']);
  const labels = attributesOf(html, 'aria-label').slice(1);
  expect(labels).toHaveLength(4);
  expect(labels.map((label) => label.split(': ')[1])).toEqual(['Name', 'Name', 'Tempo', 'Tempo']);
  expect(html).toContain('data-field="conflicts"');
});

test.each([
  ['kinds of games', KindField, KERNEL_CATALOGUE.rules, 'minority'],
  ['strategies', StrategyField, KERNEL_CATALOGUE.strategies, 'tables'],
] as const)('all %s of the catalogue can be chosen, by their titles', (_, Field, entries, chosen) => {
  const html = show(<Field entries={entries} value={chosen} onChange={ignore} />);
  expect(textsIn(html, 'option')).toEqual(Object.values(entries).map(({ title }) => title));
  expect(html).toMatch(new RegExp(`<option value="${chosen}" selected="">`));
});

test('sources are links to their papers, in another tab, with the whole reference on hovering', () => {
  const source = KERNEL_CATALOGUE.rules['el-farol'].sources[0];
  const html = show(<Sources sources={[source]} />);
  expect(attributesOf(html, 'href')[0]).toMatch(/^https:\/\//);
  expect(html).toContain('rel="noreferrer"');
  expect(wordsOf(attributesOf(html, 'title')[0])).toBe(source);
  expect(wordsOf(html)).toContain('(opens in a new tab)');
  expect(show(<Sources sources={[]} />)).toBe('');
});
