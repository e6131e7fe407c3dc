import { availableParallelism, cpus } from 'node:os';
import { Game, type Manifest, rulesOf, strategyOf, type Value, withDefaults } from '../packages/kernel/src/index.ts';
import { naiveArthur, type NaiveGame, naiveTables } from './naive-agents.ts';
import { median, printTable, showRatio } from './statistics.ts';

const WARM_UP_MS = 300;
const SLICE_MS = 20;
const SLICES = 15;

interface Case {
  strategy: string;
  params?: Record<string, Value>;
  /** N. */
  agents: number;
  rules: 'minority' | 'el-farol';
  naive?: () => NaiveGame;
}

const tables = (agents: number, memory: number): Case => ({
  strategy: 'tables',
  params: { memory },
  agents,
  rules: 'minority',
  naive: () => naiveTables(agents, memory),
});
const privately = (agents: number): Case => ({ strategy: 'arthur', agents, rules: 'el-farol' });
const publicly = (agents: number): Case => ({
  strategy: 'arthur',
  params: { scores: 'public' },
  agents,
  rules: 'el-farol',
  naive: () => naiveArthur(agents, 0.6 * agents),
});

const CASES: Case[] = [
  tables(101, 6),
  tables(1001, 7),
  tables(100_001, 6),
  ...[100, 1000, 100_000].map(privately),
  ...[100, 1000, 100_000].map(publicly),
  { strategy: 'linear', agents: 1000, rules: 'el-farol' },
  { strategy: 'bernoulli', agents: 1000, rules: 'el-farol' },
];

function manifestOf({ strategy, params = {}, agents, rules }: Case): Manifest {
  return {
    engine: 1,
    rules: { kind: rules, ...withDefaults(rulesOf(rules).parameters, {}, agents) },
    information: { kind: 'attendance' },
    seed: '1994',
    initialHistory: 'random',
    agents: [
      {
        strategy,
        params: withDefaults(strategyOf(strategy).parameters, params, agents),
        count: agents,
        joins: 0,
      },
    ],
  };
}

/** Milliseconds of this process's processor time, which other processes affect little. */
function timeMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The same for a short function: the median of several calls. */
function timeRepeatedMs(work: () => unknown): number {
  const once = Math.max(0.001, timeMs(work));
  const times = Math.ceil(SLICE_MS / once);
  const repeat = () => {
    for (let time = 0; time < times; time++) work();
  };
  return median(Array.from({ length: 5 }, () => timeMs(repeat) / times));
}

/** Rounds that take about one slice, determined during the warm-up. */
function warmUp(game: NaiveGame | Game): number {
  let rounds = 1;
  for (let spentMs = 0; spentMs < WARM_UP_MS;) {
    const tookMs = timeMs(() => game.play(rounds));
    spentMs += tookMs;
    if (tookMs < SLICE_MS / 2) rounds *= 2;
    else rounds = Math.max(1, Math.round((rounds * SLICE_MS) / tookMs));
  }
  return rounds;
}

/** Nanoseconds for each agent's decision in slices that alternate between the games. Shape: [games][SLICES]. */
function measure(games: (NaiveGame | Game)[], agents: number): number[][] {
  const rounds = games.map(warmUp);
  const costs: number[][] = games.map(() => []);
  for (let slice = 0; slice < SLICES; slice++) {
    for (const [index, game] of games.entries()) {
      costs[index].push((1e6 * timeMs(() => game.play(rounds[index]))) / (rounds[index] * agents));
    }
  }
  return costs;
}

const ratios = (over: number[], under: number[]) => over.map((cost, slice) => cost / under[slice]);

function benchCase(each: Case): string[] {
  const { strategy, params, agents, naive } = each;
  const manifest = manifestOf(each);
  const game = new Game(manifest);
  // Agents that decide nothing still keep totals and digest, so this measures the book-keeping.
  const booksOnly = new Game(manifestOf({ ...each, strategy: 'always', params: {} }));
  const [costs, books, naively] = measure([game, booksOnly, ...(naive ? [naive()] : [])], agents);

  const snapshot = game.snapshot();
  return [
    [strategy, ...Object.values(params ?? {})].join(' '),
    String(agents),
    (1000 / median(costs)).toFixed(1),
    naively ? showRatio(ratios(naively, costs)) : '',
    `${(100 * median(ratios(books, costs))).toFixed(0)} %`,
    (snapshot.length / agents).toFixed(1),
    timeRepeatedMs(() => game.snapshot()).toFixed(3),
    timeRepeatedMs(() => new Game(manifest, snapshot)).toFixed(3),
  ];
}

/** One thread plays each case and its baseline in alternating slices. */
export async function benchKernel(): Promise<void> {
  console.log(
    `${availableParallelism()} cores (${cpus()[0]?.model}), one used, shared; Node ${process.version}; times are`,
  );
  console.log(`of the processor; medians of ${SLICES} slices of ${SLICE_MS} ms; kernel / naive (least–most)\n`);
  const head = [
    '',
    'N',
    'million decisions/s',
    'kernel / naive',
    'books',
    'snapshot bytes/agent',
    'save ms',
    'restore ms',
  ];
  printTable([head, ...CASES.map(benchCase)]);
}
