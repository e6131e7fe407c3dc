import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { placeAfterKey, Tabs } from './tabs.tsx';

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 3, 0],
  ['ArrowLeft', 2, 1],
  ['ArrowLeft', 0, 3],
  ['Home', 2, 0],
  ['End', 1, 3],
  ['Enter', 1, undefined],
  ['ArrowDown', 1, undefined],
])('%s leads from the tab at %i of four to %s', (key, place, next) => {
  expect(placeAfterKey(key, place, 4)).toBe(next);
});

test('left and right undo each other, and lead through all tabs', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(8), (count, at) => {
      const place = at % count;
      expect(placeAfterKey('ArrowLeft', placeAfterKey('ArrowRight', place, count)!, count)).toBe(place);
      const seen = new Set<number>();
      for (let step = 0, now = place; step < count; step++) {
        seen.add(now);
        now = placeAfterKey('ArrowRight', now, count)!;
      }
      expect(seen.size).toBe(count);
    }),
  );
});

const tabs = [
  { name: 'statistics', title: 'Statistics', show: () => 'the figures' },
  { name: 'agents', title: 'Agents', show: () => 'the agents' },
];

test('only the chosen tab is drawn, is in the order of Tab, and names its panel', () => {
  const html = show(<Tabs label="Details" tabs={tabs} first="agents" />);
  expect(textsIn(html, 'button')).toEqual(['Statistics', 'Agents']);
  expect(attributesOf(html, 'aria-selected')).toEqual(['false', 'true']);
  expect(attributesOf(html, 'tabindex')).toEqual(['-1', '0']);
  expect(wordsOf(html)).toContain('the agents');
  expect(wordsOf(html)).not.toContain('the figures');
  const [panel] = attributesOf(html, 'aria-labelledby');
  expect(html).toContain(`id="${panel}" type="button" role="tab" aria-selected="true"`);
});

test('a first tab that is not there gives the first of all', () => {
  expect(wordsOf(show(<Tabs label="Details" tabs={tabs} first="choices" />))).toContain('the figures');
});
