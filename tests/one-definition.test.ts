import {
  type AgentEntry,
  describeRounds,
  lastStretch,
  type Manifest,
  numbersOf,
  STATISTIC_NAMES,
  type StatisticValues,
} from '../packages/kernel/src/index.ts';
import { playReplicate } from '../packages/experiments/src/index.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playEnsemble } from '../apps/backend/src/experiments/play-ensemble.ts';
import { type StartedBackend, startBackend } from '../apps/backend/src/testing.ts';
import { measureGame } from '../apps/cli/src/measure.ts';
import { LiveGame } from '../apps/dashboard/src/play/live-game.ts';
import { Replay } from '../apps/dashboard/src/verify/replay.ts';

/** All readers give the same statistics of the same rounds, to the bit. */

type Agents = { strategy: string; params?: Record<string, number | string>; count: number };
interface OddGame {
  config: { rules: { kind: string; [name: string]: unknown }; agents: Agents[]; information?: { kind: string } };
  rounds: number;
  /** The first round of a second window, whose last round is the game's. */
  from: number;
  /** After so many rounds these join, and the entry of this number leaves. */
  changes?: { after: number; join?: Agents; leave?: number }[];
}

const tables = (memory: number, count: number): Agents => ({ strategy: 'tables', params: { memory }, count });
const coins = (count: number): Agents => ({ strategy: 'bernoulli', count });
const minority = { kind: 'minority' };

const GAMES: Record<string, OddGame> = {
  'the bar': {
    config: { rules: { kind: 'el-farol' }, agents: [{ strategy: 'arthur', count: 30 }] },
    rounds: 260,
    from: 51,
  },
  'tables with one memory': { config: { rules: minority, agents: [tables(3, 31)] }, rounds: 300, from: 100 },
  'tables with two memories': {
    config: { rules: minority, agents: [tables(3, 30), tables(5, 31)] },
    rounds: 300,
    from: 77,
  },
  'memory 12': { config: { rules: minority, agents: [tables(12, 11)] }, rounds: 90, from: 40 },
  'memory 13': { config: { rules: minority, agents: [tables(13, 11)] }, rounds: 90, from: 40 },
  'a memory as long as the window': { config: { rules: minority, agents: [tables(6, 11)] }, rounds: 40, from: 35 },
  'random histories, linear payoff': {
    config: { rules: { kind: 'minority', payoff: 'linear' }, agents: [tables(4, 15)], information: { kind: 'random' } },
    rounds: 220,
    from: 9,
  },
  'agents that join': {
    config: { rules: { kind: 'el-farol', capacity: 12 }, agents: [{ strategy: 'arthur', count: 20 }] },
    rounds: 150,
    from: 30,
    changes: [{ after: 60, join: coins(7) }],
  },
  'agents that join, others that leave, within the window': {
    config: { rules: minority, agents: [tables(2, 11), tables(4, 10)] },
    rounds: 160,
    from: 100,
    changes: [
      { after: 50, join: coins(6) },
      { after: 90, leave: 1 },
      { after: 120, join: { strategy: 'always', count: 4 } },
    ],
  },
  'agents that left before the window': {
    config: { rules: { kind: 'el-farol', capacity: 5 }, agents: [coins(9), { strategy: 'roth-erev', count: 4 }] },
    rounds: 120,
    from: 90,
    changes: [{ after: 40, leave: 0 }],
  },
  'a market, indifferent at its capacity': {
    config: {
      rules: { kind: 'curves', go: '1 + 2 * (11 - n)', stay: '1' },
      agents: [{ strategy: 'roth-erev', count: 20 }],
    },
    rounds: 230,
    from: 21,
  },
  'curves in fractions, without a capacity': {
    config: { rules: { kind: 'curves', go: '(n - 3) / 7', stay: 'n / 3 - 1' }, agents: [coins(8)] },
    rounds: 210,
    from: 11,
  },
  'attendance that never changes': {
    config: { rules: { kind: 'el-farol', capacity: 3 }, agents: [{ strategy: 'always', count: 5 }] },
    rounds: 50,
    from: 2,
  },
  'nobody who goes': {
    config: {
      rules: { kind: 'el-farol', capacity: 0 },
      agents: [{ strategy: 'always', params: { choice: 'stay' }, count: 3 }],
    },
    rounds: 20,
    from: 20,
  },
  'one agent': { config: { rules: minority, agents: [coins(1)] }, rounds: 205, from: 3 },
};

let laboratory: StartedBackend;
beforeAll(async () => {
  laboratory = await startBackend();
});
afterAll(() => laboratory.stop());

async function ask(method: string, path: string, body?: object) {
  const answer = await laboratory.ask(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

/** Plays a game through the API; agents come and go between its rounds. */
async function playGame({
  config,
  rounds,
  changes = [],
}: OddGame): Promise<{ id: string; manifest: Manifest; digest: string }> {
  const { id } = await ask('POST', '/games', { ...config, seed: '17' });
  let played = 0;
  for (const { after, join, leave } of changes) {
    await ask('POST', `/games/${id}/rounds`, { count: after - played });
    played = after;
    if (join) await ask('POST', `/games/${id}/agents`, join);
    if (leave !== undefined) await ask('DELETE', `/games/${id}/agents/${leave}`);
  }
  await ask('POST', `/games/${id}/rounds`, { count: rounds - played });
  const { manifest, digest } = await ask('GET', `/games/${id}/manifest`);
  return { id, manifest, digest };
}

/** The attendances of the exported rounds after `from`. */
async function exportRounds(id: string, from: number): Promise<Uint32Array> {
  const response = await laboratory.app.request(`/games/${id}/export?format=csv&from=${from + 1}`);
  const [, ...lines] = (await response.text()).trim().split('\n');
  return Uint32Array.from(lines, (line) => Number(line.split(',')[1]));
}

const staysWhole = ({ joins, leaves }: AgentEntry) => joins === 0 && leaves === undefined;

/** The same rounds by every other way; all are [name, values]. */
async function askOthers(id: string, manifest: Manifest, rounds: number, from: number) {
  const transient = from - 1;
  const { digest, statistics } = playReplicate(manifest, rounds, transient);
  const asked: [string, Partial<StatisticValues>][] = [
    ['sweep', statistics],
    ['run', numbersOf(await measureGame({ manifest, rounds, transient }))],
  ];
  if (manifest.agents.every(staysWhole)) {
    const task = { cell: 0, replicate: 0, manifest, rounds, transient, statistics: STATISTIC_NAMES, standing: null };
    const [played] = playEnsemble([task], () => false);
    asked.push(['experiment', 'outcome' in played && 'statistics' in played.outcome ? played.outcome.statistics : {}]);
  }
  const stretch = lastStretch(manifest, transient, rounds)!;
  const { series } = describeRounds(manifest, stretch, await exportRounds(id, stretch.from));
  asked.push(['export', { ...numbersOf({ series, crowd: null }) }]);
  return { asked, digest };
}

/** The browser measures all rounds: Verify by a replay, the playground as it plays. */
function askBrowser(manifest: Manifest, rounds: number, digest: string): [string, Partial<StatisticValues>][] {
  const replay = new Replay({ manifest, rounds, digest });
  while (!replay.isOver) replay.play(37);
  const { statistics, isSame } = replay.conclude();
  expect(isSame).toBe(true);
  const live = new LiveGame(manifest);
  while (live.round < rounds) live.play(rounds - live.round);
  const { counts: _, rounds: __, ...summary } = live.read({ recent: 0, overview: false, summary: true }).summary!;
  return [
    ['verify', numbersOf(statistics!)],
    ['playground', summary],
  ];
}

const AGENTS_ONLY = ['export'];

test.each(Object.entries(GAMES))('%s: all who are asked give the same statistics', async (_, game) => {
  const { id, manifest, digest } = await playGame(game);
  for (const from of [game.from, 1]) {
    const stats = await ask('GET', `/games/${id}/stats?from=${from}`);
    const expected = numbersOf(stats);
    const others = await askOthers(id, manifest, game.rounds, from);
    expect(others.digest).toBe(digest);
    const asked = from === 1 ? [...others.asked, ...askBrowser(manifest, game.rounds, digest)] : others.asked;
    for (const [who, values] of asked) {
      for (const [name, value] of Object.entries(values)) {
        if (AGENTS_ONLY.includes(who) && value === null) continue;
        expect(value, `${who}: ${name} from round ${from}`).toBe(expected[name as keyof StatisticValues]);
      }
    }
  }
});

/** True if the two statistics that need a common memory are null. */
async function nullsOf(name: string) {
  const { id } = await playGame(GAMES[name]);
  const { series } = await ask('GET', `/games/${id}/stats`);
  return [series.predictability === null, series.mutualInformation === null];
}

test('predictability needs one memory of at most 12', async () => {
  expect(await nullsOf('tables with one memory')).toEqual([false, false]);
  expect(await nullsOf('memory 12')).toEqual([false, false]);
  expect(await nullsOf('memory 13')).toEqual([true, true]);
  expect(await nullsOf('tables with two memories')).toEqual([true, true]);
});
