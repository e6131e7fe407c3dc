import { readFileSync, writeFileSync } from 'node:fs';
import type { Citation } from '@farol/api';
import { beforeAll, expect, test } from 'vitest';
import { farol, scratchDirectory } from './testing/farol-process.ts';

/** Refusals before anything is sent; tests/sweep-server.test.ts imports into a laboratory. */

let good: Citation;
beforeAll(async () => {
  using directory = scratchDirectory();
  const file = directory.file('game.json');
  await farol('run', 'minority', '--agents', '51', '--rounds', '50', '--seed', '1', '--manifest', file);
  good = JSON.parse(readFileSync(file, 'utf8'));
});

const DESIGN = { base: { rules: { kind: 'minority' } }, factors: [], replicates: 1 };

test.concurrent.each<[string, () => unknown, string[], string]>([
  ['a text', () => 'round,attendance', [], 'FILE: is not JSON: '],
  ['a list', () => [good], [], 'FILE: must be a JSON object with manifest, rounds, digest'],
  ['another object', () => ({ name: 'farol' }), [], 'FILE: is not a citation: it must have manifest, rounds, digest'],
  ['a design', () => DESIGN, [], 'FILE: is the design of an experiment: farol sweep --design FILE plays it'],
  ['an experiment', () => ({ id: '1', design: DESIGN }), [], 'FILE: is the design of an experiment'],
  ['an unknown field', () => ({ ...good, sead: 1 }), [], 'FILE: unknown field "sead": did you mean "seed"?'],
  ['a digest without rounds', () => ({ ...good, rounds: undefined }), [], 'FILE: rounds: is missing: the rounds that'],
  [
    'another engine',
    () => ({ ...good.manifest, engine: 2 }),
    [],
    'FILE: manifest.engine: this version reads manifests',
  ],
  ['an empty name', () => good, ['--name', ''], '--name: must not be empty'],
  ['no address', () => good, ['--server', 'laboratory'], '--server: must be an address such as http://127.0.0.1:3001'],
  ['no server', () => good, ['--server', 'http://127.0.0.1:1'], '--server: http://127.0.0.1:1 does not answer: '],
])('farol import of a file with %s is refused', async (_, content, args, words) => {
  using directory = scratchDirectory();
  const file = directory.file('given.json');
  const given = content();
  writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given));
  const { code, stdout, stderr } = await farol('import', file, ...args);
  expect(stderr.replaceAll(file, 'FILE')).toContain(`error: ${words}`);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect([code, stdout]).toEqual([2, '']);
});
