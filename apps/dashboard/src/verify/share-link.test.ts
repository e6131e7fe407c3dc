import { Game, type Manifest } from '@farol/kernel';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { LONGEST_LINK, readCitation, readShareLink, shareFileOf, shareLinkOf } from './share-link.ts';

const bar: Manifest = {
  engine: 1,
  rules: { kind: 'el-farol', capacity: 60, uncrowded: 1, crowded: -1, home: 0 },
  information: { kind: 'attendance' },
  seed: '18446744073709551615',
  initialHistory: 'random',
  agents: [
    {
      strategy: 'arthur',
      params: { predictors: 8, scores: 'private', forgetting: 0.9 },
      count: 100,
      name: 'les habitués · 常連',
      joins: 0,
    },
  ],
};

function cite(manifest: Manifest, rounds: number) {
  const game = new Game(manifest);
  game.play(rounds);
  return { manifest, rounds, digest: game.digest };
}

const citation = cite(bar, 5000);
const fragmentOf = (link: string) => new URL(link).hash;
const wrap = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

test('a link gives back the citation that was put in, and is short', async () => {
  const link = await shareLinkOf(citation, 'http://127.0.0.1:3000');
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:3000\/verify#[\w-]+$/);
  expect(link.length).toBeLessThan(600);
  expect(await readShareLink(fragmentOf(link))).toEqual(citation);
});

test('marks travel along, and those that make no sense are left out', async () => {
  const good = [2048, citation.digest.slice(0, 16)] as const;
  const marks = [good, [9_000_000, citation.digest], [4096, 'not a digest'], 'mark'];
  const link = await shareLinkOf({ ...citation, marks: marks as never }, 'http://x');
  expect((await readShareLink(fragmentOf(link))).marks).toEqual([good]);
});

test('any single changed character of a link is noticed', async () => {
  const fragment = fragmentOf(await shareLinkOf(citation, 'http://x')).slice(1);
  for (let place = 0; place < fragment.length - 1; place++) {
    const other = fragment[place] === 'A' ? 'B' : 'A';
    const changed = fragment.slice(0, place) + other + fragment.slice(place + 1);
    await expect(readShareLink(changed), `character ${place}`).rejects.toThrow(/^This link is/);
  }
});

test.each([
  ['nothing', ''],
  ['a word', '#hello'],
  ['other characters', '#<script>'],
  ['a later version', `#${wrap(new Uint8Array([2, 1, 2, 3, 4, 5]))}`],
])('a fragment of %s is refused in words', async (_, fragment) => {
  await expect(readShareLink(fragment)).rejects.toThrow(/^This link is .+\.$/);
});

test('a link that was cut anywhere is refused in words', async () => {
  const fragment = fragmentOf(await shareLinkOf(citation, 'http://x'));
  for (let length = 0; length < fragment.length - 1; length += 7) {
    await expect(readShareLink(fragment.slice(0, length)), `${length} characters`).rejects.toThrow(/^This link is/);
  }
});

test('a bomb is refused before it is unpacked', async () => {
  const packed = deflateRawSync(Buffer.alloc(2 ** 26, 32));
  const before = process.memoryUsage().arrayBuffers;
  await expect(readShareLink(wrap(Buffer.concat([new Uint8Array([1, 0, 0, 0, 0]), packed])))).rejects.toThrow(
    'unpacks to far more than a game',
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 25);
});

test('a game with very many entries makes a link that says by its length that a file is better', async () => {
  const agents = Array.from({ length: 2000 }, (_, place) => ({
    ...bar.agents[0],
    count: 1 + (place % 97),
    name: `${Math.imul(place + 1, 2654435761) >>> 0} of ${Math.imul(place + 7, 2246822519) >>> 0}`,
  }));
  const large = { ...citation, manifest: { ...bar, agents } };
  const link = await shareLinkOf(large, 'http://x');
  expect(link.length).toBeGreaterThan(LONGEST_LINK);
  expect(await readShareLink(fragmentOf(link))).toEqual(large);
  expect(await readCitation(await shareFileOf(large).text())).toEqual(large);
});

test('what `farol run --json` prints is taken, whatever more it says', async () => {
  const printed = { ...citation, attendance: { meanAttendance: 59.5 }, agents: 100 };
  expect(await readCitation(JSON.stringify(printed))).toEqual(citation);
});

test.each([
  ['no JSON', 'attendance,benefit', /is not JSON/],
  ['a list', '[1]', /must be an object/],
  ['a manifest alone', JSON.stringify(bar), /manifest alone/],
  ['no digest', JSON.stringify({ manifest: bar, rounds: 3 }), /lacks digest/],
  ['a short digest', JSON.stringify({ ...citation, digest: 'abc' }), /digest: must be 64 hexadecimal digits/],
  [
    'an unknown field',
    JSON.stringify({ ...citation, manifest: { ...bar, sead: '1' } }),
    /unknown field "sead": did you mean "seed"/,
  ],
  [
    'a parameter out of range',
    JSON.stringify({ ...citation, manifest: { ...bar, agents: [{ ...bar.agents[0], count: -1 }] } }),
    /manifest\.agents\[0\]\.count: must be a whole number from 1/,
  ],
])('a file with %s is refused in words', async (_, text, words) => {
  await expect(readCitation(text)).rejects.toThrow(words);
});
