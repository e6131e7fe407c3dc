import type { Game } from '@farol/api';
import { newGameSchema } from '@farol/api';
import type { Manifest } from '@farol/kernel';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { gameWith } from '../testing/game.ts';
import { CitePanel } from './cite-panel.tsx';
import { Played } from './played.tsx';
import { nameOf, parametersOf } from './words-of-entries.ts';

const { manifest } = newGameSchema.parse({
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [
    { strategy: 'bernoulli', params: { probability: 0.6 }, count: 1200, name: 'Coins' },
    { strategy: 'arthur', count: 40 },
  ],
  seed: '7',
});
const answers = (read: Manifest) =>
  [[['game', 'g1', 'measured', 'manifest'], { manifest: read, rounds: 40, digest: 'ab12' }]] as const;

const citeOf = (changed: Partial<Game> = {}, inView = { from: 11, to: 30 }) =>
  show(<CitePanel game={gameWith(changed)} inView={inView} />, answers(manifest));

test('a game is exported in three formats, each with about the size of its rows', () => {
  const html = citeOf({ rounds: { played: 10_000, planned: null } });
  expect(attributesOf(html, 'href').filter((address) => address.includes('export'))).toEqual([
    '/api/games/g1/export?format=csv',
    '/api/games/g1/export?format=ndjson',
    '/api/games/g1/export?format=parquet',
  ]);
  expect(textsIn(html, 'li')).toEqual([
    'CSV for spreadsheets and R, about 220 kB',
    'NDJSON a JSON object a line, about 800 kB',
    'Parquet for pandas, Polars, DuckDB, about 20 kB',
  ]);
  expect(textsIn(html, 'option')).toEqual(['all 10,000 rounds', 'those in view: 11 to 30']);
});

test('a game without rounds has a manifest to cite, and nothing to export', () => {
  const html = citeOf({ rounds: { played: 0, planned: 10 } });
  expect(html).not.toContain('/export');
  expect(attributesOf(html, 'href')).toContain('/api/games/g1/manifest');
});

test('the manifest on the page is the file that is downloaded, under the name of the game', () => {
  const html = citeOf();
  const pre = wordsOf(
    html
      .slice(html.indexOf('Manifest as JSON"'))
      .replace(/^[^>]*>/, '')
      .replace(/<\/pre>.*/s, ''),
  );
  expect(JSON.parse(pre)).toEqual({ manifest, rounds: 40, digest: 'ab12' });
  expect(attributesOf(html, 'download')).toContain('arthur-s-bar.farol.json');
});

test('a citation of a game that runs is as of its last reading', () => {
  expect(wordsOf(citeOf({ status: 'running' }))).toContain('when it was last read');
  expect(wordsOf(citeOf())).toContain('anyone can play the game again');
});

const playedOf = (read: Manifest) => show(<Played game={gameWith()} />, answers(read));

test('rules, information and the agents that play are listed', () => {
  expect(textsIn(playedOf(manifest), 'dd')).toEqual([
    'capacity 60, uncrowded 1, crowded −1, home 0',
    'all attendances',
    '1,200 × Coins probability 0.6',
    expect.stringMatching(/^40 × arthur #1 predictors \d+, scores \w+, forgetting [\d.]+$/),
  ]);
});

test('agents that have left are not listed, and the others keep their numbers', () => {
  const [coins, guessers] = manifest.agents;
  const left = { ...manifest, agents: [{ ...coins, leaves: 30 }, guessers] };
  expect(textsIn(playedOf(left), 'dd').slice(2)).toEqual([expect.stringMatching(/^40 × arthur #1 /)]);
  expect(textsIn(playedOf({ ...manifest, agents: [] }), 'dd').at(-1)).toBe('none yet');
});

test('of more than six entries the first are listed', () => {
  const agents = Array.from({ length: 9 }, () => manifest.agents[1]);
  const entries = textsIn(playedOf({ ...manifest, agents }), 'dd').slice(2);
  expect(entries).toHaveLength(7);
  expect(entries.at(-1)).toBe('and 3 more');
});

test.each([
  [{}, 'without parameters'],
  [{ capacity: 60, home: -0.5 }, 'capacity 60, home −0.5'],
  [{ payoff: 'sign' }, 'payoff sign'],
  [
    {
      go: [
        [0, 1],
        [60, -1],
      ],
      stay: '0',
    },
    'go through 2 points, stay 0',
  ],
  [{ rate: 0.123456789 }, 'rate 0.123457'],
])('the parameters %j read %s', (params, words) => {
  expect(parametersOf(params)).toBe(words);
});

test('an entry without a name is called by its strategy and its place', () => {
  expect(nameOf({ strategy: 'arthur', name: 'Regulars' }, 2)).toBe('Regulars');
  expect(nameOf({ strategy: 'arthur', name: null }, 2)).toBe('arthur #2');
  expect(nameOf({ strategy: 'arthur' }, 0)).toBe('arthur #0');
});
