import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DigestChain } from '../../packages/kernel/src/digest.ts';

const model = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/model.md'), 'utf8');
const example = /```python\n([\s\S]*?)```/.exec(model)![1];

function digestOf(attendances: number[]): string {
  const chain = new DigestChain();
  for (const attendance of attendances) chain.push(attendance);
  return chain.hex();
}

test('the example in docs/model.md prints what it says, and what the kernel says', () => {
  const printed = execFileSync('python3', ['-c', example], { encoding: 'utf8' }).trim();
  expect(example).toContain(`# ${printed}`);
  expect(printed).toBe(digestOf([60, 61, 127, 128, 300, 0]));
});

test.each([0, 1, 4095, 4096, 4097, 9000])('it agrees with the kernel about %i rounds', (rounds) => {
  const attendances = Array.from({ length: rounds }, (_, round) => (round * round) % 70_000);
  const program = `${example}\nprint(digest([(r * r) % 70000 for r in range(${rounds})]))`;
  const printed = execFileSync('python3', ['-c', program], { encoding: 'utf8' }).trim().split('\n').at(-1);
  expect(printed).toBe(digestOf(attendances));
});
