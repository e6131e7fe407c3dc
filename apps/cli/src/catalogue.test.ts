import { RULES, STRATEGIES } from '@farol/kernel';
import { expect, test } from 'vitest';
import { farol } from './testing/farol-process.ts';

test('rules lists every kind with its parameters and sources', async () => {
  const { code, stdout } = await farol('rules');
  expect(code).toBe(0);
  for (const { kind, title, sources, parameters } of RULES) {
    expect(stdout).toContain(`${kind}: ${title}\n`);
    for (const source of sources) expect(stdout).toContain(`  Source: ${source}\n`);
    for (const [name, { about }] of Object.entries(parameters)) expect(stdout).toContain(`  ${name}: ${about}\n`);
  }
  expect(stdout).toContain('whole number from 0 to 100000000; default 60 for 100 agents, in proportion for others\n');
});

test('strategies lists every strategy, or the one that is named', async () => {
  const { stdout } = await farol('strategies');
  for (const { id, title } of STRATEGIES) expect(stdout).toContain(`${id}: ${title}\n`);
  const one = await farol('strategies', 'tables');
  expect(one.stdout).toMatch(/^tables: Strategy tables\n/);
  expect(one.stdout).not.toContain('arthur');
});

test('--json gives the catalogues to programs', async () => {
  const all = JSON.parse((await farol('strategies', '--json')).stdout);
  expect(all.map(({ id }: { id: string }) => id)).toEqual(STRATEGIES.map(({ id }) => id));
  const one = JSON.parse((await farol('rules', 'el-farol', '--json')).stdout);
  expect(one).toMatchObject({ id: 'el-farol', parameters: { capacity: { default: 60, per: 100 } } });
});

test('help is asked for without fault', async () => {
  for (const args of [['--help'], ['run', '--help'], ['help', 'verify']]) {
    const { code, stdout, stderr } = await farol(...args);
    expect(stdout).toMatch(/^Usage: farol/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  }
});
