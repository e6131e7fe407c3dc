import { experimentSchema } from '@farol/experiments';
import { expect, test } from 'vitest';
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
