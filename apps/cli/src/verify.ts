import { Game } from '@farol/kernel';
import type { Command } from 'commander';
import { type Claims, readCitation } from './citation.ts';
import { DIFFERS } from './exit-codes.ts';
import { writeCount } from './numbers.ts';
import { playUntil } from './play.ts';
import { Progress } from './progress.ts';

interface Options extends Claims {
  json?: boolean;
}

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('play a game again and compare: exits with 0 if it comes out the same, with 1 if not')
    .argument('<file>', 'as farol run --manifest writes it; - is the standard input')
    .option('--rounds <count>', 'rounds played, if the file is a manifest alone')
    .option('--digest <digest>', 'the digest that is expected, if the file is a manifest alone')
    .option('--json', 'write one JSON object')
    .action(verify);
}

async function verify(file: string, options: Options): Promise<void> {
  const { manifest, rounds, digest: expected } = await readCitation(file, options);
  const game = new Game(manifest);
  await playUntil(game, rounds, new Progress(process.stderr, rounds), () => {});
  const got = game.digest;
  const verified = got === expected;
  const words = verified
    ? `verified, bit for bit: ${writeCount(rounds)} rounds, digest ${got}`
    : `differs: expected ${expected}, got ${got}`;
  process.stdout.write(`${options.json ? JSON.stringify({ verified, rounds, expected, got }) : words}\n`);
  if (!verified) process.exitCode = DIFFERS;
}
