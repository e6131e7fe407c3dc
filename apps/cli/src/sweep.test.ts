import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { experimentSchema, manifestOf } from '@farol/experiments';
import { expect, test } from 'vitest';
import { farol, finish, scratchDirectory, startFarol } from './testing/farol-process.ts';

const SMALL = ['minority', '--agents', '11', '--vary', 'memory=1..3', '--rounds', '200', '--replicates', '5'];

async function sweepJson(...args: string[]) {
  const { code, stdout, stderr } = await farol('sweep', ...args, '--json');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  return JSON.parse(stdout);
}

test('the result is the same to the byte however many threads play it', async () => {
  using directory = scratchDirectory();
  const outputs = await Promise.all(
    ['1', '2', '5'].map(async (threads) => {
      const [csv, svg] = [directory.file(`${threads}.csv`), directory.file(`${threads}.svg`)];
      const args = [...SMALL, '--seed', '1', '--threads', threads, '--csv', csv, '--svg', svg];
      const { code, stdout, stderr } = await farol('sweep', ...args);
      expect([code, stderr]).toEqual([0, '']);
      const picture = readFileSync(svg, 'utf8').replace(/<desc>.*<\/desc>/, '');
      return { stdout, csv: readFileSync(csv, 'utf8'), picture };
    }),
  );
  expect(outputs[1]).toEqual(outputs[0]);
  expect(outputs[2]).toEqual(outputs[0]);
  // A header, and for 3 cells 6 statistics.
  expect(outputs[0].csv.split('\r\n').length).toBe(1 + 18 + 1);
});

test('one replicate is what farol run says of the game with its seed', async () => {
  const args = ['el-farol', '--agents', '30', '--rounds', '300', '--rule', 'capacity=20'];
  const { experiment, cells } = await sweepJson(
    ...args,
    '--vary=predictors=3,5',
    '--replicates=1',
    '--seed=4',
    '--transient=100',
    ...['volatility', 'switchingRate', 'attendanceGini', 'meanRegret'].flatMap((name) => ['--stat', name]),
  );
  for (const [cell, predictors] of [3, 5].entries()) {
    const { seed } = manifestOf(experimentSchema.parse(experiment), cell, 0);
    const own = ['--param', `predictors=${predictors}`, '--seed', seed, '--transient', '100', '--json'];
    const { attendance, crowd } = JSON.parse((await farol('run', ...args, ...own)).stdout);
    const { volatility, switchingRate, attendanceGini, meanRegret } = cells[cell].statistics;
    expect(volatility).toMatchObject({
      count: 1,
      mean: attendance.volatility,
      low: null,
      median: attendance.volatility,
    });
    expect(switchingRate.mean).toBe(crowd.switchingRate);
    expect(attendanceGini.mean).toBe(crowd.attendanceGini);
    expect(meanRegret.mean).toBe(crowd.meanRegret);
  }
});

/** A design with a stop rule, which only a file can say. */
const STOPPED = {
  base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 11 }], rounds: 100 },
  factors: [{ path: 'agents[0].params.memory', values: [1, 2, 3] }],
  replicates: 3,
  statistics: ['volatility'],
  stopRule: { statistic: 'volatility', halfWidth: 0.2, confidence: 0.9, maxReplicates: 40 },
  seed: '1',
};

test('a design is played as it is, in each of the forms that it is exported in', async () => {
  using directory = scratchDirectory();
  const file = directory.file('design.json');
  const asked = await sweepJson(...SMALL, '--seed', '9');
  for (const content of [asked.experiment, { id: '1', design: asked.experiment }, asked]) {
    writeFileSync(file, JSON.stringify(content));
    expect(await sweepJson('--design', file)).toEqual(asked);
  }
});

test('a stop rule ends each cell at the same replicate, however many threads play it', async () => {
  using directory = scratchDirectory();
  const [file, svg] = [directory.file('design.json'), directory.file('plot.svg')];
  writeFileSync(file, JSON.stringify(STOPPED));
  const [one, four] = await Promise.all(['1', '4'].map((threads) => sweepJson('--design', file, '--threads', threads)));
  expect(four).toEqual(one);
  const counts = one.cells.map(({ replicates, planned }: Record<string, number>) => [replicates, planned]);
  expect(counts.every(([played, planned]: number[]) => played === planned && played >= 3 && played < 40)).toBe(true);
  const { stdout } = await farol('sweep', '--design', file, '--svg', svg);
  expect(stdout).toContain('3 to 40 replicates of each cell');
  expect(stdout).toContain('mean ± 90 % confidence; seed 1');
  expect(readFileSync(svg, 'utf8')).toContain(`npx pnpm farol sweep --design ${file} --svg ${svg}</desc>`);
});

test.each([
  [['minority'], STOPPED, 'error: --design: is played as it is: leave out "minority"'],
  [['--seed', '2', '--vary', 'memory=1'], STOPPED, 'error: --design: is played as it is: leave out --vary, --seed'],
  [['--rounds', '1000'], STOPPED, 'leave out --rounds'],
  [[], { ...STOPPED, replicates: 0 }, 'FILE: replicates: must be a whole number from 1'],
  [[], { ...STOPPED, replicats: 3 }, 'FILE: unknown field "replicats": did you mean "replicates"?'],
  [[], { manifest: {}, rounds: 3, digest: '' }, 'FILE: is a game, not a design: farol import FILE'],
])('with %j a design is refused in words', async (args, design, words) => {
  using directory = scratchDirectory();
  const file = directory.file('design.json');
  writeFileSync(file, JSON.stringify(design));
  const { code, stdout, stderr } = await farol('sweep', '--design', file, ...args);
  expect(stderr.replaceAll(file, 'FILE')).toContain(words);
  expect([code, stdout]).toEqual([2, '']);
});

test('a table shows each cell, its replicates and its means', async () => {
  const { code, stdout } = await farol('sweep', ...SMALL, '--vary', 'payoff=sign,linear', '--seed', '1');
  expect(code).toBe(0);
  expect(stdout).toContain('Minority Game, 5 replicates of each cell, without the first half of the rounds');
  expect(stdout).toMatch(/^memory +payoff +n +volatility +meanAttendance +overloadRate/m);
  expect(stdout).toMatch(/^ +1 +sign +5 +\d+\.\d+ ± \d+\.\d+ /m);
  expect(stdout).toMatch(/^ +3 +linear +5 +\d+\.\d+ ± \d+\.\d+ /m);
  expect(stdout.split('\n').filter((line) => / (sign|linear) /.test(line)).length % 6).toBe(0);
});

test('rounds follow the memory, and the design says all that was asked for', async () => {
  const args = ['--rounds-per-history', '50', '--transient', '20', '--information', 'random', '--stat', 'entropy'];
  const { experiment, cells } = await sweepJson(...SMALL, ...args, '--seed', '7');
  expect(experiment).toMatchObject({
    seed: '7',
    replicates: 5,
    transient: 20,
    roundsPerHistory: 50,
    statistics: ['entropy'],
    base: { information: { kind: 'random' }, rounds: 200 },
    factors: [{ path: 'agents[0].params.memory', values: [1, 2, 3] }],
  });
  expect(cells.map(({ rounds }: { rounds: number }) => rounds)).toEqual([200, 200, 400]);
});

test.each([
  ['memory=1..3', 'agents[0].params.memory', [1, 2, 3]],
  ['agents=11,31', 'agents[0].count', [11, 31]],
  ['agents=11..1001 log 5', 'agents[0].count', [11, 33, 105, 325, 1001]],
  ['payoff=sign, linear', 'rules.payoff', ['sign', 'linear']],
  ['rules.payoff=linear', 'rules.payoff', ['linear']],
  ['information=attendance,random', 'information.kind', ['attendance', 'random']],
  ['rounds=10..30 linear 3', 'rounds', [10, 20, 30]],
  ['tables=[2, 3]', 'agents[0].params.tables', [2, 3]],
])('--vary "%s" varies %s over %j', async (text, path, values) => {
  const rest = ['--rounds', '10', '--replicates', '1', '--seed', '1', '--stat', 'entropy'];
  const { experiment } = await sweepJson('minority', '--agents', '11', '--vary', text, ...rest);
  expect(experiment.factors[0]).toMatchObject({ path, values });
});

test.each([
  [
    'agents[0].count=20,10 with agents[1].count=0,10',
    [
      [20, 0],
      [10, 10],
    ],
  ],
  [
    'agents[0].count=10..20 step 5 with agents[1].count=rest',
    [
      [10, 10],
      [15, 5],
      [20, 0],
    ],
  ],
  [
    'agents[0].count=rest with agents[1].count=5,10',
    [
      [5, 15],
      [10, 10],
    ],
  ],
])('--vary "%s" moves both together: %j', async (text, values) => {
  const agents = ['--agents', '15 arthur', '--agents', '5 always'];
  const rest = ['--rounds', '10', '--replicates', '1', '--seed', '1', '--stat', 'meanAttendance'];
  const { experiment, cells } = await sweepJson('el-farol', ...agents, '--vary', text, ...rest);
  expect(experiment.factors).toHaveLength(1);
  expect(experiment.factors[0].values).toEqual(values);
  expect(cells).toHaveLength(values.length);
});

test.each([
  ['capacity=4,5 with agents=6', 'must be equally many: rules.capacity has 2, agents[0].count 1'],
  ['capacity=4,5 with home=rest', 'only a number of agents can be "rest"'],
  ['capacity=4,4 with agents=6,6', 'has [4,6] twice'],
])('--vary "%s" is refused in words', async (text, words) => {
  const { code, stderr } = await farol('sweep', 'el-farol', '--vary', text, '--rounds', '10');
  expect(code).toBe(2);
  expect(stderr).toContain(words);
});

test('Ctrl-C ends a sweep at once, says how far it was, and leaves no file', async () => {
  using directory = scratchDirectory();
  const args = ['minority', '--vary', 'memory=1,2', '--rounds', '50000000', '--seed', '1', '--threads', '2'];
  const child = startFarol('sweep', ...args, '--csv', directory.file('a.csv'), '--svg', directory.file('a.svg'));
  child.stdin.end();
  await setTimeout(4000);
  const start = performance.now();
  child.kill('SIGINT');
  const { code, stdout, stderr } = await finish(child);
  expect(stderr).toBe('interrupted after 0 of 64 games; nothing was written\n');
  expect(stdout).toBe('');
  expect(code).toBe(130);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(readdirSync(directory.path)).toEqual([]);
});

test.concurrent.each([
  [['minority'], ['--vary: is missing: a factor such as memory=1..8; or pass --design FILE']],
  [[], ['kind: is missing: farol rules lists them; or pass --design FILE']],
  [['minority', '--vary', 'memry=1..3'], ['--vary "memry=1..3": unknown name "memry": did you mean "memory"?']],
  [['minority', '--vary', 'memory'], ['--vary "memory": must be NAME=VALUE,VALUE… or NAME=FROM..TO']],
  [['minority', '--vary', 'memory=1..x'], ['--vary "memory=1..x": must be NAME=VALUE,VALUE…']],
  [['minority', '--vary', 'memory=3..1'], ['--vary "memory=3..1": must be above from, 3']],
  [['minority', '--vary', 'memory=1,1'], ['--vary "memory=1,1": has 1 twice']],
  [
    ['minority', '--vary', 'memory=x'],
    ['--vary: cell 0 (agents[0].params.memory = x): agents[0].params.memory: must be'],
  ],
  [
    ['minority', '--vary', 'memory=1', '--vary', 'memory=2'],
    ['--vary "memory=2": "agents[0].params.memory" is varied twice'],
  ],
  [['minority', '--vary', 'agents=10..12'], ['--vary: cell 0 (agents[0].count = 10): the game needs an odd number']],
  [
    ['minority', '--vary', 'payoff=sgn'],
    ['--vary: cell 0 (rules.payoff = sgn): rules.payoff: must be one of "sign", "linear"'],
  ],
  [['curves', '--vary', 'go=["1", '], ['--vary "go=["1", ": values in brackets must be a JSON list']],
  [
    ['minority', '--agents', '5 tables', '--agents', '6 tables', '--vary', 'memory=1'],
    ['--vary "memory=1": "memory" may be agents[0].params.memory or agents[1].params.memory'],
  ],
  [['minorty', '--vary', 'memory=1'], ['kind: unknown kind "minorty": did you mean "minority"?']],
  [['minority', '--vary', 'memory=1', '--rule', 'payof=sign'], ['--rule: unknown parameter "payof"']],
  [['minority', '--vary', 'memory=1', '--rounds', '0'], ['--rounds: must be a whole number from 1']],
  [['minority', '--vary', 'memory=1', '--replicates', '0'], ['--replicates: must be a whole number from 1 to 10000']],
  [
    ['minority', '--vary', 'memory=1', '--transient', '1000'],
    ['--vary: cell 0', 'transient: leaves none of the 1000'],
  ],
  [['minority', '--vary', 'memory=1', '--transient', 'third'], ['--transient: must be a whole number of rounds']],
  [['minority', '--vary', 'memory=1', '--stat', 'volatilty'], ['--stat: unknown statistic "volatilty": did you mean']],
  [['minority', '--vary', 'memory=1', '--threads', '0'], ['--threads: must be a whole number from 1 to 256']],
  [
    ['minority', '--vary', 'memory=1', '--threads', '2', '--server', 'http://127.0.0.1:1'],
    ['--threads, --server: a server has its own workers'],
  ],
  [['minority', '--vary', 'memory=1', '--server', 'laboratory:3001'], ['--server: must be an address such as http']],
  [['minority', '--vary', 'memory=1', '--seed', 'x'], ['--seed: must be a whole number from 0']],
  [['el-farol', '--vary', 'rounds=9', '--rounds-per-history', '9'], ['roundsPerHistory: no agents have tables']],
  [['minority', '--vary', 'memory=1', '--csv', '/nowhere/at/all'], ['--csv: there is no directory "/nowhere/at"']],
  [['minority', '--vary', 'memory=1', '--csv', 'a', '--svg', 'a'], ['--csv, --svg: two files cannot have one name']],
  [['minority', '--vary', 'payoff=sign', '--svg', 'a.svg'], ['--x: no factor with numbers for a picture']],
  [
    ['minority', '--vary', 'memory=1', '--svg', 'a.svg', '--x', 'memry'],
    ['--x: no factor with numbers for "memry": did you mean "memory"?'],
  ],
  [
    ['el-farol', '--vary', 'agents=9', '--svg', 'a.svg', '--x', 'alpha'],
    ['--x alpha: needs agents with tables in every'],
  ],
  [
    ['el-farol', '--vary', 'capacity=9', '--svg', 'a.svg', '--x', 'alpha'],
    ['--x alpha: needs the memory of tables or'],
  ],
  [['minority', '--vary', 'memory=1,2', '--vary', 'rounds=1..13', '--svg', 'a.svg'], ['--svg: would have 13 lines']],
  [['minority', '--vary', 'memory=1..9', '--replicates', '10000', '--vary', 'rounds=1,2'], ['would be 180000 games']],
])('farol sweep %j is refused in words', async (args, words) => {
  const { code, stdout, stderr } = await farol('sweep', ...args);
  for (const part of words) expect(stderr).toContain(part);
  expect(stdout).toBe('');
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(code).toBe(2);
});

test('the picture has a line for each combination of the other factors, and the command that made it', async () => {
  using directory = scratchDirectory();
  const svg = directory.file('plot.svg');
  const args = [...SMALL, '--vary', 'agents=11,31', '--x', 'alpha', '--svg', svg];
  expect(await farol('sweep', ...args)).toMatchObject({ code: 0, stderr: '' });
  const text = readFileSync(svg, 'utf8');
  expect(text).toContain('<title>Minority Game: volatility σ²/N over α = 2ᵐ / N</title>');
  expect(text).toMatch(/Made by: npx pnpm farol sweep minority .* --x alpha --svg \S+ --seed \d+<\/desc>/);
  expect(text.match(/class="curve c\d"\/>\n<circle/g)?.length).toBe(2);
  expect(text.match(/<circle /g)?.length).toBe(6);
  expect(text).toContain('>tossing coins</text>');
  expect(text).toContain('@media (prefers-color-scheme: dark)');
  expect(text).not.toContain('NaN');
});

test('Savit’s curve in the documentation has its minimum near the critical α, and names its command', () => {
  const svg = readFileSync(join(import.meta.dirname, '../../../docs/savit.svg'), 'utf8');
  const [, command] = /Made by: (npx pnpm farol sweep minority --vary memory=1\.\.12 .*)<\/desc>/.exec(svg)!;
  expect(readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')).toContain(`\`${command}\``);
  const critical = Number(/<line x1="([\d.]+)" [^>]*y1="84"/.exec(svg)![1]);
  const coins = Number(/y1="([\d.]+)"[^>]* class="reference"/.exec(svg)![1]);
  const points = Array.from(svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g), ([, x, y]) => [Number(x), Number(y)]);
  expect(points).toHaveLength(12);
  const lowest = points.toSorted(([, a], [, b]) => b - a)[0];
  // One level of memory is a factor of two in α.
  const spacing = points[1][0] - points[0][0];
  expect(Math.abs(lowest[0] - critical)).toBeLessThanOrEqual(spacing);
  // Above the line of coins on the left, below it and rising on the right.
  expect(points[0][1]).toBeLessThan(coins - 50);
  expect(points[11][1]).toBeGreaterThan(coins);
  expect(points[11][1]).toBeLessThan(points[8][1]);
});
