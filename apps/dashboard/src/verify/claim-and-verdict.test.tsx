import { newGameSchema } from '@farol/api';
import { MeasuredGame, rulesOf, solveGame, type Manifest, type WindowStatistics } from '@farol/kernel';
import { expect, test } from 'vitest';
import { show, textsIn, wordsOf } from '../design/testing/show.tsx';
import { Claim } from './claim.tsx';
import { Replay, type Outcome } from './replay.ts';
import { statisticRows } from './statistic-rows.ts';
import { StatisticsTable } from './statistics-table.tsx';
import { Verdict } from './verdict.tsx';

const manifestOf = (agents: object[], rules: object = { kind: 'el-farol', capacity: 60 }): Manifest =>
  newGameSchema.parse({ rules, agents, seed: '7' }).manifest;
const coins = manifestOf([{ strategy: 'bernoulli', params: { probability: 0.6 }, count: 100, name: 'Coins' }]);
const citation = { manifest: coins, rounds: 1200, digest: 'ab'.repeat(32) };

const claimOf = (manifest: Manifest) => textsIn(show(<Claim citation={{ ...citation, manifest }} />), 'dd');

test('a claim lists rules, agents, information, seed, rounds and digest', () => {
  const [rules, agents, , seed, rounds, digest] = claimOf(coins);
  expect(rules).toContain('(capacity 60, uncrowded 1, crowded -1, home 0)');
  expect(agents).toBe('100 Coins (probability 0.6)');
  expect([seed, rounds, digest]).toEqual(['7', '1,200', citation.digest]);
});

test('agents that join and leave are there from the round after their coming to that of their going', () => {
  const [entry] = coins.agents;
  const manifest = { ...coins, agents: [entry, { ...entry, joins: 1000, leaves: 1100 }] };
  expect(claimOf(manifest)[1]).toBe(
    '100 Coins (probability 0.6) 100 Coins (probability 0.6) from round 1,001 until round 1,100',
  );
});

test('of more than six groups the first are listed', () => {
  const manifest = { ...coins, agents: Array.from({ length: 9 }, () => coins.agents[0]) };
  expect(claimOf(manifest)[1]).toMatch(/and 3 more groups$/);
});

test('a long curve is cut', () => {
  const points = Array.from({ length: 30 }, (_, n) => [n, n / 10]);
  const [rules] = claimOf(
    manifestOf([{ strategy: 'bernoulli', count: 30 }], { kind: 'curves', go: points, stay: '0' }),
  );
  expect(rules).toContain('go [[0,0],[1,0.1]');
  expect(rules).toMatch(/…, stay 0\)$/);
});

/** The outcome of a replay of a citation whose digest or marks are changed. */
function outcomeOf(changed: Partial<typeof citation> & { marks?: [number, string][] }): Outcome {
  const game = new MeasuredGame(coins, { from: 0, to: 20 });
  game.play(20);
  const replay = new Replay({ manifest: coins, rounds: 20, digest: game.digest, ...changed });
  while (!replay.isOver) replay.play(7);
  return replay.conclude();
}
const verdictOf = (outcome: Outcome, hasMarks = false) =>
  show(<Verdict outcome={outcome} seconds={2.4} hasMarks={hasMarks} />);

test('a game that comes out as claimed is verified, with the time that it took', () => {
  const words = wordsOf(verdictOf(outcomeOf({})));
  expect(words).toContain('Verified, bit for bit');
  expect(words).toContain('played all 20 rounds again in 2 s');
});

test('a digest alone tells that a game differs, not where; its digits that differ are underlined', () => {
  const outcome = outcomeOf({});
  const other = `${outcome.digest.slice(0, 60)}${outcome.digest[60] === '0' ? '1' : '0'}000`;
  const html = verdictOf(outcomeOf({ digest: other }));
  expect(wordsOf(html)).toContain('somewhere from round 1 to 20');
  expect(textsIn(html, 'u')).toEqual([outcome.digest.slice(60)]);
});

test.each([
  [0, 10, 'It differs from a round between 1 and 10 on.'],
  [4096, 8192, 'The first 4,096 rounds are as claimed; it differs from a round between 4,097 and 8,192 on.'],
])('marks tell where it differs: as claimed up to %i, no more at %i', (same, before, words) => {
  const outcome = { ...outcomeOf({}), isSame: false, expected: 'cd', difference: { same, before } };
  expect(wordsOf(verdictOf(outcome, true))).toContain(words);
});

function measuredOf(manifest: Manifest, rounds: number): WindowStatistics {
  const game = new MeasuredGame(manifest, { from: 0, to: rounds });
  const attendances = game.play(rounds);
  return game.describe(attendances);
}
const theoryOf = ({ rules }: Manifest, agents: number) => solveGame(rulesOf(rules.kind).curves(rules, agents));
const rowsOf = (manifest: Manifest, rounds: number) =>
  new Map(
    statisticRows(measuredOf(manifest, rounds), theoryOf(manifest, 100)).map(([name, value, note]) => [
      name,
      { value, note },
    ]),
  );

test('all who always go are a full bar: no swings, always crowded, each loses 1', () => {
  const rows = rowsOf(manifestOf([{ strategy: 'always', params: { choice: 'go' }, count: 100 }]), 50);
  expect(rows.get('Mean attendance')!.value).toBe('100');
  expect(rows.get('Standard deviation σ')!.value).toBe('0');
  expect(rows.get('Overload rate')).toEqual({ value: '100 %', note: 'rounds with more than 60' });
  expect(rows.get('Mean benefit')!.value).toBe('−1');
  expect(rows.get('Entropy')!.value).toBe('0');
});

test('statistics stand beside theory: the best total of the bar is 60, coins of the equilibrium swing by 4.9', () => {
  const rows = rowsOf(coins, 400);
  expect(rows.get('Efficiency')!.note).toBe('of the best possible, 60 in total');
  expect(rows.get('Standard deviation σ')!.note).toMatch(/^4\.89\d? when all toss/);
  expect(rows.get('Mean attendance')!.note).toMatch(/^95 % interval \d+(\.\d+)? … \d+(\.\d+)?$/);
});

test('rules without a capacity know no overload', () => {
  const rows = rowsOf(manifestOf([{ strategy: 'bernoulli', count: 100 }], { kind: 'curves', go: '1', stay: '0' }), 10);
  expect(rows.get('Overload rate')).toEqual({ value: '–', note: 'these rules know no capacity' });
});

test('the table has the window, and a row for each of the first twenty groups', () => {
  const manifest = manifestOf(Array.from({ length: 22 }, () => ({ strategy: 'always', count: 5 })));
  const html = show(<StatisticsTable statistics={measuredOf(manifest, 30)} manifest={manifest} />);
  const words = wordsOf(html);
  expect(words).toContain('Of rounds 1 to 30, with 110 agents.');
  expect(words).toContain('and 2 more groups');
  const rows = textsIn(html.slice(html.lastIndexOf('<tbody>')), 'tr');
  expect(rows).toHaveLength(20);
  expect(rows[0]).toMatch(/^5 .* 100 % −1 −1 … −1$/);
});
