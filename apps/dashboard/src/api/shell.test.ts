import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlOf } from './shell.ts';

test('curl sends the request, whatever is in it', () => {
  const json = JSON.stringify({ name: "Arthur's “bar” for $HOME, `or` 'not'" }, null, 2);
  const command = curlOf('/games', json, 'http://127.0.0.1:3000').replace(/^curl/, "printf '%s\\0'");
  const words = execFileSync('sh', ['-c', command]).toString().split('\0').slice(0, -1);
  expect(words).toEqual(['-s', 'http://127.0.0.1:3000/api/games', '-H', 'Content-Type: application/json', '-d', json]);
});
