import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { farol, scratchDirectory } from './testing/farol-process.ts';

const json = async (...args: string[]) => {
  const { code, stdout, stderr } = await farol('run', ...args, '--json');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

test('a run says what was played, what came of it, its seed and its digest', async () => {
  const { code, stdout, stderr } = await farol('run', 'el-farol', '--agents', '100', '--rounds', '1000', '--seed', '1');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^El Farol bar \(capacity 60, .*\): 100 arthur \(predictors 8, .*\), information attendance, 1,000 rounds\n/,
  );
  expect(stdout).toMatch(/^Attendance in the last 78 rounds, from \d+ ▁ to \d+ █\n {2}[▁▂▃▄▅▆▇█]{78}\n/m);
  for (const row of [
    /^Statistics of all 1,000 rounds$/m,
    /^ {2}mean attendance +\d+\.\d+ +95 % interval \d+\.?\d* … \d+\.?\d*$/m,
    /^ {2}bias +-?\d+\.\d+ +against the capacity 60 of 100$/m,
    /^ {2}σ +\d+\.\d+$/m,
    /^ {2}volatility σ²\/N +\d+\.\d+ /m,
    /^ {2}overload rate +\d+\.\d %$/m,
    /^ {2}utilisation +\d+\.\d %$/m,
    /^ {2}efficiency +-?\d+\.\d %$/m,
    /^ {2}equilibrium p\* +0\.6007 +stable/m,
    /^ {2}optimum +60 +in total, at A = 60$/m,
    /^ {2}price of anarchy +– +the worst equilibrium’s total is not positive$/m,
    /^ {2}visits, Gini +0\.\d+$/m,
    /^seed {4}1$/m,
    /^digest {2}[0-9a-f]{64}$/m,
  ]) {
    expect(stdout).toMatch(row);
  }
});

test('--json writes one object that holds the citation and all statistics', async () => {
  const report = await json('el-farol', '--rounds', '300', '--seed', '7');
  expect(Object.keys(report)).toEqual([
    'manifest',
    'rounds',
    'digest',
    'transient',
    'window',
    'agents',
    'capacity',
    'memory',
    'alpha',
    'attendance',
    'crowd',
    'cohorts',
    'theory',
  ]);
  expect(report).toMatchObject({
    manifest: { engine: 1, seed: '7', agents: [{ strategy: 'arthur', count: 100, joins: 0 }] },
    rounds: 300,
    transient: 0,
    agents: 100,
    capacity: 60,
    memory: null,
    attendance: { rounds: 300 },
    crowd: { agents: 100, rounds: 300 },
    theory: { optimum: { total: 60 } },
  });
  const { meanAttendance, meanAttendanceInterval, variance, volatility } = report.attendance;
  expect(meanAttendanceInterval.low).toBeLessThan(meanAttendance);
  expect(meanAttendanceInterval.high).toBeGreaterThan(meanAttendance);
  expect(volatility).toBeCloseTo((4 * variance) / 100, 12);
  expect(report.crowd.attendanceShare.mean).toBeCloseTo(meanAttendance / 100, 12);
});

test('the same seed gives the same digest, another seed another', async () => {
  const args = ['el-farol', '--rounds', '200', '--seed'];
  const [once, again, other] = await Promise.all(['5', '5', '6'].map((seed) => json(...args, seed)));
  expect(again.digest).toBe(once.digest);
  expect(other.digest).not.toBe(once.digest);
});

test('a seed that is left out is drawn and told', async () => {
  const [one, two] = await Promise.all([json('el-farol', '--rounds', '5'), json('el-farol', '--rounds', '5')]);
  expect(one.manifest.seed).toMatch(/^\d{1,20}$/);
  expect(one.manifest.seed).not.toBe(two.manifest.seed);
});

test.each([
  ['el-farol', 'arthur', 100],
  ['curves', 'arthur', 100],
  ['minority', 'tables', 101],
  ['majority', 'tables', 101],
])('agents of %s are %s unless said otherwise', async (kind, strategy, count) => {
  expect((await json(kind, '--rounds', '10', '--seed', '1')).manifest.agents).toMatchObject([{ strategy, count }]);
});

test('several --agents play together, each described on its own', async () => {
  const args = ['el-farol', '--rounds', '50', '--seed', '1', '--agents', '98 arthur predictors=3'];
  const report = await json(...args, '--agents', '1 always', '--agents', '1', '--strategy', 'bernoulli');
  expect(report.manifest.agents).toMatchObject([
    { strategy: 'arthur', count: 98, params: { predictors: 3 } },
    { strategy: 'always', count: 1 },
    { strategy: 'bernoulli', count: 1 },
  ]);
  expect(report.cohorts.map((cohort: { agents: number }) => cohort.agents)).toEqual([98, 1, 1]);
  expect(report.cohorts[1]).toMatchObject({ attendanceShare: { mean: 1 }, switchingRate: 0 });
  expect(report.crowd.agents).toBe(100);
});

test('rules, parameters, information and rounds reach the manifest', async () => {
  const agents = ['--agents', '31', '--param', 'memory=3', '--param', 'tables=4'];
  const rest = ['--rule', 'payoff=linear', '--information', 'random', '--rounds', '1e3'];
  const report = await json('minority', ...agents, ...rest, '--seed', '18446744073709551615');
  expect(report.manifest).toMatchObject({
    rules: { kind: 'minority', payoff: 'linear' },
    information: { kind: 'random' },
    seed: '18446744073709551615',
    agents: [{ strategy: 'tables', params: { memory: 3, tables: 4 } }],
  });
  expect(report.rounds).toBe(1000);
  expect(report.memory).toBe(3);
  expect(report.attendance.predictability).toBeGreaterThanOrEqual(0);
});

test('curves are taken as expressions and as points', async () => {
  const rules = ['--rule', 'go=n <= 30 ? 2 : 0', '--rule', 'stay=[[0, 1], [100, 1]]'];
  const report = await json('curves', ...rules, '--rounds', '10', '--seed', '1');
  expect(report.manifest.rules).toEqual({
    kind: 'curves',
    go: 'n <= 30 ? 2 : 0',
    stay: [
      [0, 1],
      [100, 1],
    ],
  });
  expect(report.capacity).toBe(30);
});

test('statistics leave the transient out, the digest does not', async () => {
  const args = ['el-farol', '--agents', '10', '--seed', '3', '--rounds', '400'];
  const [whole, tail, start] = await Promise.all([
    json(...args),
    json(...args, '--transient', '300'),
    json(...args.slice(0, -1), '300'),
  ]);
  expect(tail.digest).toBe(whole.digest);
  expect(tail.attendance.rounds).toBe(100);
  const total = (report: typeof whole) => report.attendance.meanAttendance * report.attendance.rounds;
  expect(total(tail)).toBeCloseTo(total(whole) - total(start), 6);
  expect(tail.crowd.attendanceShare.mean).toBeCloseTo(tail.attendance.meanAttendance / 10, 12);
  expect(tail.crowd.benefit.mean).toBeCloseTo(tail.attendance.meanBenefit, 12);
  const { stdout } = await farol('run', ...args, '--transient', '300');
  expect(stdout).toContain('Statistics of rounds 301 to 400, without a transient of 300\n');
});

test('switches into the window are not counted as in it', async () => {
  // A window of one round has none to count.
  const report = await json('el-farol', '--seed', '3', '--rounds', '50', '--transient', '49');
  expect(report.crowd.switchingRate).toBeNull();
  const two = await json('el-farol', '--seed', '3', '--rounds', '50', '--transient', '48', '--strategy', 'bernoulli');
  expect(two.crowd.switchingRate).toBeGreaterThan(0);
  expect(two.crowd.switchingRate).toBeLessThanOrEqual(1);
});

test('--manifest writes what verifies the game, and replaces nothing unless forced', async () => {
  using directory = scratchDirectory();
  const file = directory.file('game.json');
  const args = ['run', 'el-farol', '--rounds', '30', '--manifest', file];
  expect(await farol(...args, '--seed', '1')).toMatchObject({ code: 0, stderr: '' });
  const first = readFileSync(file, 'utf8');
  expect(Object.keys(JSON.parse(first))).toEqual(['manifest', 'rounds', 'digest']);
  expect(await farol(...args, '--seed', '2')).toEqual({
    code: 2,
    stdout: '',
    stderr: `error: --manifest: "${file}" exists: choose another name, or replace it with --force\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe(first);
  expect(await farol(...args, '--seed', '2', '--force')).toMatchObject({ code: 0, stderr: '' });
  expect(readFileSync(file, 'utf8')).not.toBe(first);
  expect(readdirSync(directory.path)).toEqual(['game.json']);
});

test('a link is written through, a directory is not replaced', async () => {
  using directory = scratchDirectory();
  const [target, link, folder] = ['target.json', 'link.json', 'folder'].map(directory.file);
  writeFileSync(target, 'old');
  symlinkSync(target, link);
  mkdirSync(folder);
  const args = ['run', 'el-farol', '--rounds', '3', '--seed', '1', '--force', '--manifest'];
  expect(await farol(...args, link)).toMatchObject({ code: 0 });
  expect(readFileSync(target, 'utf8')).toContain('"digest"');
  expect(await farol(...args, folder)).toMatchObject({
    code: 2,
    stderr: `error: --manifest: "${folder}" is not a regular file\n`,
  });
  expect(existsSync(folder)).toBe(true);
});
