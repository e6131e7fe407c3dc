import type { ExperimentShown } from '@farol/api';
import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import { showPage, wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { resultsOf, shownOf } from '../testing/experiment.ts';
import { ExperimentPage } from './experiment-page.tsx';

const savit = experimentSchema.parse({ ...READY_DESIGNS[0].design, seed: '7' });

function show(changes: Partial<ExperimentShown> = {}, cells = resultsOf(savit)): string {
  const experiment = shownOf(savit, { id: '5', ...changes });
  return showPage(<ExperimentPage />, {
    params: { id: '5' },
    answers: [
      [['experiment', '5'], experiment],
      [['experiment', '5', 'results'], { id: '5', status: experiment.status, cells }],
    ],
  });
}
const panelsIn = (html: string) => Array.from(html.matchAll(/<h2>(.*?)<\/h2>/gs), ([, title]) => wordsOf(title));

test('the page has its experiment’s name, size and age', () => {
  const html = show();
  expect(html).toMatch(/<h1[^>]*>Savit’s curve<\/h1>/);
  expect(wordsOf(html)).toContain('minority · 30 cells of 8 games · made 20 Nov 2026, ');
  expect(panelsIn(html)).toEqual(['Results', 'Cells (30)', 'Design']);
});

test('with a stop rule the size is a range', () => {
  const stopRule = { statistic: 'volatility', halfWidth: 0.1, minReplicates: 4, maxReplicates: 40 } as const;
  const design = experimentSchema.parse({ ...savit, stopRule });
  expect(wordsOf(show({ design }))).toContain('30 cells of 4 to 40 games');
});

test('games that failed are in no mean, and it is said', () => {
  const games = { total: 240, done: 237, failed: 3, running: 0, notNeeded: 0 };
  expect(wordsOf(show({ games }))).toContain('3 games could not be played and are in no mean.');
  expect(wordsOf(show())).not.toContain('could not be played');
});

test('a draft can be started, and has no results to draw', () => {
  const words = wordsOf(show({}, []));
  expect(words).toContain('draft');
  expect(words).toContain('Start Cancel Vary this design Remove Download');
  expect(words).toContain('Nothing has been played yet.');
});

test('before the answer the page waits for it', () => {
  expect(wordsOf(showPage(<ExperimentPage />, { params: { id: '6' } }))).toBe('Experiment Loading the experiment …');
});
