import { readFileSync, writeFileSync } from 'node:fs';
import type { Manifest } from '@farol/kernel';
import type { Citation } from '@farol/api';
import { beforeAll, expect, test } from 'vitest';
import { farol, finish, scratchDirectory, startFarol } from './testing/farol-process.ts';

let good: Citation;
beforeAll(async () => {
  using directory = scratchDirectory();
  const file = directory.file('game.json');
  await farol('run', 'minority', '--agents', '51', '--rounds', '5000', '--seed', '1', '--manifest', file);
  good = JSON.parse(readFileSync(file, 'utf8'));
});

async function verify(content: unknown, ...args: string[]) {
  using directory = scratchDirectory();
  const file = directory.file('given.json');
  writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
  const { code, stdout, stderr } = await farol('verify', file, ...args);
  return { code, stdout, stderr: stderr.replaceAll(file, 'FILE') };
}

test('a game that comes out the same is verified', async () => {
  expect(await verify(good)).toEqual({
    code: 0,
    stdout: `verified, bit for bit: 5,000 rounds, digest ${good.digest}\n`,
    stderr: '',
  });
});

const withManifest = (change: Partial<Manifest>) => ({ ...good, manifest: { ...good.manifest, ...change } });
test.concurrent.each([
  ['another digest', () => ({ ...good, digest: good.digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0')) })],
  ['another seed', () => withManifest({ seed: '2' })],
  ['a round less', () => ({ ...good, rounds: 4999 })],
  ['no rounds', () => ({ ...good, rounds: 0 })],
  ['another history', () => withManifest({ initialHistory: [1, 2, 3] })],
  ['two agents more', () => withManifest({ agents: [{ ...good.manifest.agents[0], count: 53 }] })],
  [
    'leavers',
    () =>
      withManifest({
        agents: [...good.manifest.agents, { ...good.manifest.agents[0], count: 2, joins: 10, leaves: 20 }],
      }),
  ],
])('a file with %s differs', async (_, change) => {
  const content = change();
  const { code, stdout, stderr } = await verify(content);
  expect(stdout).toMatch(new RegExp(`^differs: expected ${content.digest}, got [0-9a-f]{64}\n$`));
  expect(stderr).toBe('');
  expect(code).toBe(1);
});

test('--json says the same to programs', async () => {
  const { stdout, code } = await verify(good, '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ verified: true, rounds: 5000, expected: good.digest, got: good.digest });
  const other = await verify({ ...good, rounds: 1 }, '--json');
  expect(other.code).toBe(1);
  expect(JSON.parse(other.stdout)).toMatchObject({ verified: false, rounds: 1, expected: good.digest });
});

test('- reads the standard input', async () => {
  const child = startFarol('verify', '-');
  child.stdin.end(JSON.stringify(good));
  expect(await finish(child)).toMatchObject({ code: 0, stderr: '' });
});

test('a manifest alone is verified against what is passed with it', async () => {
  const claims = ['--rounds', '5000', '--digest', good.digest];
  expect(await verify(good.manifest, ...claims)).toMatchObject({ code: 0, stderr: '' });
});

const unknownField = 'unknown field';
test.concurrent.each([
  ['cut', () => JSON.stringify(good).slice(0, 300), 'FILE: is not JSON: '],
  ['empty', () => '', 'FILE: is not JSON: '],
  ['not UTF-8', () => Buffer.from([0x22, 0xff, 0x22]), 'FILE: is not text in UTF-8'],
  ['a list', () => [good], 'FILE: must be a JSON object with manifest, rounds, digest'],
  ['null', () => null, 'FILE: must be a JSON object'],
  ['a manifest alone', () => good.manifest, 'FILE: is a manifest alone: pass --rounds and --digest too'],
  [
    'without a digest',
    () => ({ ...good, digest: undefined }),
    'FILE: lacks digest: it must have manifest, rounds, digest',
  ],
  ['an empty object', () => ({}), 'FILE: lacks manifest, rounds, digest'],
  ['with an unknown field', () => ({ ...good, round: 3 }), `FILE: ${unknownField} "round": did you mean "rounds"?`],
  [
    'with an unknown part',
    () => withManifest({ sed: '1' } as object),
    `FILE: manifest: ${unknownField} "sed": did you mean "seed"?`,
  ],
  ['with __proto__', () => JSON.stringify(good).replace('{', '{"__proto__":{},'), `FILE: ${unknownField} "__proto__"`],
  [
    'of another engine',
    () => withManifest({ engine: 2 as 1 }),
    'FILE: manifest.engine: this version reads manifests of engine 1',
  ],
  ['with a number as seed', () => withManifest({ seed: 1 as never }), 'FILE: manifest.seed: must be a whole number'],
  ['with a short digest', () => ({ ...good, digest: 'abc' }), 'FILE: digest: must be 64 hexadecimal digits'],
  ['with half a round', () => ({ ...good, rounds: 0.5 }), 'FILE: rounds: '],
  [
    'with an unknown strategy',
    () => withManifest({ agents: [{ ...good.manifest.agents[0], strategy: 'table' }] }),
    'unknown strategy "table": did you mean "tables"?',
  ],
  [
    'with a parameter left out',
    () => withManifest({ agents: [{ ...good.manifest.agents[0], params: { memory: 3 } }] }),
    'leaves out tables',
  ],
  ['without agents', () => withManifest({ agents: [] }), 'FILE: after 0 rounds the game has no agents'],
  [
    'that becomes unplayable',
    () => withManifest({ agents: [...good.manifest.agents, { ...good.manifest.agents[0], count: 1, joins: 10 }] }),
    'FILE: after 10 rounds the game needs an odd number',
  ],
])('a file that is %s is refused', async (_, content, words) => {
  const { code, stdout, stderr } = await verify(content());
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test.concurrent.each([
  [['/nowhere.json'], '/nowhere.json: there is no such file'],
  [['/'], '/: cannot be read: EISDIR'],
  [['/dev/zero'], '/dev/zero: is larger than 64 MiB'],
])('farol verify %j is refused', async (args, words) => {
  expect(await farol('verify', ...args)).toEqual({ code: 2, stdout: '', stderr: `error: ${words}\n` });
});

test('claims beside a file that makes its own are refused', async () => {
  expect(await verify(good, '--rounds', '3')).toMatchObject({
    code: 2,
    stderr: 'error: --rounds, --digest: are for a manifest alone; FILE must say them itself\n',
  });
});
