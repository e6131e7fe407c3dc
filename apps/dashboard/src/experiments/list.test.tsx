import type { ExperimentShown } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { showPage, wordsOf } from '../shell/testing/show-page.tsx';
import { Actions } from './actions.tsx';
import { possibleActions } from './changes.ts';
import { ExperimentList } from './list.tsx';
import { READY_DESIGNS } from './ready-designs.ts';
import { shownOf } from './testing/experiment.ts';

const [savit, capacity] = READY_DESIGNS.map(({ design }) => experimentSchema.parse(design));

const listOf = (experiments: readonly ExperimentShown[], next: string | null = null) =>
  showPage(<ExperimentList />, {
    answers: [[['experiments'], { pages: [{ experiments, next }], pageParams: [undefined] }]],
  });

test('an experiment in the list says what varies, how large it is, and leads to its page', () => {
  const html = listOf([shownOf(savit, { id: '5', status: 'running' })]);
  expect(html).toContain('href="/experiments/5"');
  expect(wordsOf(html)).toContain('Savit’s curve running');
  expect(wordsOf(html)).toContain('minority · 3 × agents, 10 × memory · 30 cells of 8 games · 20 Nov 2026, ');
});

test('one cell is one cell, and a stop rule plays up to so many games', () => {
  const single = { ...capacity, factors: [{ path: 'rules.capacity', values: [60] }] };
  expect(wordsOf(listOf([shownOf(experimentSchema.parse(single))]))).toContain('1 cell of 10 games');
  const stopRule = { statistic: 'overloadRate', halfWidth: 0.01, maxReplicates: 40 } as const;
  const ruled = shownOf(experimentSchema.parse({ ...capacity, stopRule }));
  expect(wordsOf(listOf([ruled]))).toContain('17 cells of up to 40 games');
});

test('values that move together are named together', () => {
  const design = experimentSchema.parse({
    ...capacity,
    factors: [
      {
        paths: ['agents[0].count', 'rules.capacity'],
        values: [
          [100, 60],
          [200, 120],
        ],
      },
    ],
  });
  expect(wordsOf(listOf([shownOf(design)]))).toContain('el-farol · 2 × agents with capacity · 2 cells');
});

test('older experiments are asked for where there are some', () => {
  expect(wordsOf(listOf([shownOf(savit)]))).not.toContain('Show older ones');
  expect(wordsOf(listOf([shownOf(savit)], 'cursor'))).toContain('Show older ones');
});

test('without experiments the ready designs are explained; beside some they are a row', () => {
  expect(wordsOf(listOf([]))).toContain('No experiment yet. Begin with one of these');
  const words = wordsOf(listOf([shownOf(savit)]));
  expect(words).toContain('Ready designs');
  expect(words).not.toContain('No experiment yet');
});

test('each ready design can be started, or opened in the form', () => {
  const html = listOf([]);
  for (const { id, title } of READY_DESIGNS) {
    expect(html).toContain(`href="/experiments/new?ready=${id}"`);
    expect(html).toContain(`aria-label="Start ${title}"`);
  }
});

test.each([
  ['draft', ['start', 'cancel']],
  ['running', ['pause', 'cancel']],
  ['paused', ['resume', 'cancel']],
  ['completed', []],
  ['cancelled', []],
] as const)('%s allows %j', (status, actions) => {
  expect(possibleActions(status)).toEqual(actions);
});

const buttonsOf = (status: ExperimentShown['status']) =>
  Array.from(
    showPage(<Actions experiment={shownOf(savit, { id: '5', status })} />).matchAll(
      /<(?:button|a)\b[^>]*>(.*?)<\/(?:button|a)>/gs,
    ),
    ([, text]) => wordsOf(text),
  );

test('an experiment is removed only while it does not run, and varied always', () => {
  expect(buttonsOf('running')).toEqual(['Pause', 'Cancel', 'Vary this design']);
  expect(buttonsOf('draft')).toEqual(['Start', 'Cancel', 'Vary this design', 'Remove']);
  expect(buttonsOf('completed')).toEqual(['Vary this design', 'Remove']);
  expect(showPage(<Actions experiment={shownOf(savit, { id: '5' })} />)).toContain('href="/experiments/new?again=5"');
});
