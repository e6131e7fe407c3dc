import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
import type { Design } from '../design.ts';
import { READY_DESIGNS } from '../ready-designs.ts';
import { commandFault, commandOf } from './command.ts';

const [savit, capacity, phases] = READY_DESIGNS.map(({ design }) => design);

test('a design as a command names all that it holds', () => {
  const design = { ...savit, seed: '7' };
  expect(commandOf(design, experimentSchema.parse(design)).split(' \\\n  ')).toEqual([
    'npx pnpm farol sweep minority',
    "--agents '101 tables memory=6 tables=2'",
    '--rule payoff=sign',
    "--vary 'agents[0].count=51,101,201'",
    "--vary 'agents[0].params.memory=1..10'",
    '--replicates 8',
    '--rounds 4000',
    '--rounds-per-history 200',
    '--seed 7',
    '--stat volatility',
    '--stat predictability',
    '--stat attendanceGini',
    '--stat switchingRate',
  ]);
});

test('levels that the command line would round in its own way are spelled out', () => {
  expect(commandOf(phases, experimentSchema.parse(phases))).toContain(
    "--vary 'agents[0].count=11,19,31,53,87,147,249,417,701'",
  );
  expect(commandOf(capacity, experimentSchema.parse(capacity))).toContain("--vary 'rules.capacity=10..90 step 5'");
});

test('what no command says is said', () => {
  expect(commandFault(savit)).toBeUndefined();
  const stopRule = { statistic: 'volatility', halfWidth: 0.1, maxReplicates: 9 } as const;
  expect(commandFault({ ...savit, stopRule })).toContain('stop rule');
  expect(commandFault({ ...savit, base: { ...savit.base, initialHistory: [1] } })).toContain('initial history');
});

/** The words of the command of a design, without its line ends. */
const wordsOf = (design: Design) =>
  commandOf(design, experimentSchema.parse({ seed: '1', ...design })).replaceAll(' \\\n  ', ' ');

test('paths that move together are parts of one option', () => {
  const agents = [{ strategy: 'arthur', count: 100 }, { strategy: 'bernoulli' }];
  const paths = ['agents[0].count', 'agents[1].count'];
  const rows: [number, number][] = [
    [100, 0],
    [50, 50],
  ];
  const words = wordsOf({ ...capacity, base: { ...capacity.base, agents }, factors: [{ paths, values: rows }] });
  expect(words).toContain("--agents '100 arthur' --agents '1 bernoulli'");
  expect(words).toContain("--vary 'agents[0].count=100,50 with agents[1].count=0,50'");
});

test('formulas are quoted, and listed as JSON where they hold commas', () => {
  const rules = { kind: 'curves', go: '1 - n / N', stay: 'n >= 1 ? 1 : 0' };
  const factors = [{ path: 'rules.stay', values: ['min(n, 3)', '0'] }];
  const words = wordsOf({ ...capacity, base: { ...capacity.base, rules }, factors });
  expect(words).toContain("--rule 'go=1 - n / N' --rule 'stay=n >= 1 ? 1 : 0'");
  expect(words).toContain(`--vary 'rules.stay=["min(n, 3)","0"]'`);
});

test('attendances before the first round are varied as JSON', () => {
  const words = wordsOf({ ...capacity, factors: [{ path: 'initialHistory', values: ['random', [44, 78]] }] });
  expect(words).toContain(`--vary 'initialHistory=["random",[44,78]]'`);
});

test('defaults are left out: rounds of histories, a half that is left out, a seed that is drawn', () => {
  expect(wordsOf(capacity)).not.toMatch(/--(rounds-per-history|transient|seed|information)/);
  const information = { kind: 'own-payoff' } as const;
  const agents = [{ strategy: 'roth-erev', count: 100 }];
  const words = wordsOf({ ...capacity, base: { ...capacity.base, agents, information }, transient: 100, seed: '7' });
  expect(words).toContain('--information own-payoff');
  expect(words).toContain('--transient 100 --seed 7');
});

test.each([
  [1, '--vary rules.capacity=10..20 '],
  [5, "--vary 'rules.capacity=10..20 step 5' "],
])('a range in steps of %d is %s', (step, option) => {
  expect(wordsOf({ ...capacity, factors: [{ path: 'rules.capacity', from: 10, to: 20, step }] })).toContain(option);
});
