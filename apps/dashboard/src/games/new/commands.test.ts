import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Game } from '@farol/kernel';
import { newGameSchema } from '@farol/api';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { farolOf, writeJson } from './commands.ts';
import type { GameRequest } from '../../game-form/form.ts';
import { PRESETS } from '../../game-form/presets.ts';

const root = resolve(import.meta.dirname, '../../../../..');
const requestOf = (id: string): GameRequest => {
  const { agents, ...game } = PRESETS.find((preset) => preset.id === id)!.game;
  return { ...game, agents: [...agents] as never, information: { kind: 'attendance' }, seed: '1994', rounds: 50 };
};

/** The words that a shell makes of a command. */
const wordsOf = (command: string) =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${command.replace(/^npx pnpm farol /, '')}`])
    .toString()
    .split('\n')
    .slice(0, -1);

test.each(['arthur-1994', 'market-entry', 'own-curves'])(
  'farol run plays the same rounds of %s',
  { timeout: 30_000 },
  (id) => {
    const request = requestOf(id);
    const { command, lacks } = farolOf(request);
    const words = [...wordsOf(command), '--json'];
    const ran = execFileSync(process.execPath, [resolve(root, 'apps/cli/src/index.ts'), ...words]).toString();
    const game = new Game(newGameSchema.parse(request).manifest);
    game.play(50);
    expect(lacks).toBeNull();
    expect(JSON.parse(ran)).toMatchObject({ digest: game.digest });
  },
);

test('what the command line cannot say is said', () => {
  expect(farolOf({ ...requestOf('arthur-1994'), initialHistory: [44] }).lacks).toContain('no option');
});

test('JSON has a point of a curve on one line, and is the same value', () => {
  const request = {
    name: 'range [ 1, 2 ]',
    rules: {
      go: [
        [0, 1.5],
        [60, -1e-7],
      ],
    },
  };
  const text = writeJson(request);
  expect(text).toContain('      [0, 1.5],\n      [60, -1e-7]\n');
  expect(JSON.parse(text)).toEqual(request);
});

test('any value is the same after it was written and read', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const body = { value, name: JSON.stringify(value) };
      expect(JSON.parse(writeJson(body))).toEqual(JSON.parse(JSON.stringify(body)));
    }),
  );
});

test.each([
  [{ information: { kind: 'random' } }, '--information random'],
  [{ rules: { kind: 'minority', payoff: 'linear' } }, 'run minority'],
  [{ rules: { kind: 'minority', payoff: 'linear' } }, '--rule payoff=linear'],
  [
    { agents: [{ strategy: 'tables', count: 3, params: { memory: 2, tables: 4 } }] },
    "--agents '3 tables memory=2 tables=4'",
  ],
  [{ seed: undefined, rounds: undefined }, 'run el-farol'],
] as const)('%j is %s on the command line', (changed, words) => {
  const request = { ...requestOf('arthur-1994'), ...changed } as unknown as GameRequest;
  expect(farolOf(request).command).toContain(words);
});

test('rounds and seed that are not given are not on the command line', () => {
  const { command } = farolOf({ ...requestOf('arthur-1994'), seed: undefined, rounds: undefined });
  expect(command).not.toMatch(/--seed|--rounds|--information/);
});
