import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Game } from '@farol/kernel';
import { newGameSchema } from '@farol/api';
import { expect, test } from 'vitest';
import { farolOf } from './commands.ts';
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
