import type { Distributions } from '@farol/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StartedBackend, startBackend } from '../testing.ts';

let laboratory: StartedBackend;
let ask: StartedBackend['ask'];
beforeAll(async () => {
  laboratory = await startBackend();
  ({ ask } = laboratory);
});
afterAll(() => laboratory.stop());

async function createGame(agents: object[], rules: object = { kind: 'el-farol', capacity: 6 }): Promise<string> {
  const { status, body } = await ask('POST', '/games', { rules, agents, seed: '3' });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

const step = async (id: string, count: number) =>
  expect((await ask('POST', `/games/${id}/rounds`, { count })).status).toBe(201);

async function distributionsOf(id: string, query = ''): Promise<Distributions> {
  const { status, body } = await ask('GET', `/games/${id}/distributions${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** The share of rounds in which each agent of an entry went, and its mean payoff, from the rounds themselves. */
async function standingsOf(id: string, agentId: number, rounds: number) {
  const visits: number[] = [],
    benefit: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const { body } = await ask('GET', `/games/${id}/rounds/${round}`);
    const { choices } = body.choices.find((each: { agentId: number }) => each.agentId === agentId);
    for (const [agent, choice] of [...choices].entries()) {
      visits[agent] = (visits[agent] ?? 0) + Number(choice);
      benefit[agent] = (benefit[agent] ?? 0) + (choice === '1' ? body.payoffs.go : body.payoffs.stay);
    }
  }
  return { shares: visits.map((went) => went / rounds), benefits: benefit.map((earned) => earned / rounds) };
}

/** How many values are in each bin, by looking at every edge. */
const countByEdges = (values: number[], edges: number[]) =>
  edges.slice(1).map((edge, bin) => {
    const isLast = bin === edges.length - 2;
    return values.filter((value) => value >= edges[bin] && (value < edge || (isLast && value === edge))).length;
  });

describe('distributions over agents', () => {
  test('count each agent once, in the bin that its own rounds say', async () => {
    const id = await createGame([
      { strategy: 'arthur', count: 9 },
      { strategy: 'bernoulli', count: 20, params: { probability: 0.3 } },
    ]);
    await step(id, 30);
    const { window, attendanceShare, benefit } = await distributionsOf(id, '?bins=7');
    expect(window).toEqual({ from: 1, to: 30, rounds: 30 });
    const all = [await standingsOf(id, 0, 30), await standingsOf(id, 1, 30)];
    expect(attendanceShare!.edges).toHaveLength(8);
    expect([attendanceShare!.edges[0], attendanceShare!.edges[7]]).toEqual([0, 1]);
    const earned = all.flatMap(({ benefits }) => benefits);
    expect(benefit!.edges[0]).toBe(Math.min(...earned));
    expect(benefit!.edges[7]).toBe(Math.max(...earned));
    for (const [agentId, { shares, benefits }] of all.entries()) {
      expect(attendanceShare!.agents[agentId]).toEqual({
        agentId,
        counts: countByEdges(shares, attendanceShare!.edges),
      });
      expect(benefit!.agents[agentId]).toEqual({ agentId, counts: countByEdges(benefits, benefit!.edges) });
    }
    expect((await distributionsOf(id)).benefit!.edges).toHaveLength(41);
  });

  test('put those that always or never go into the last and the first bin', async () => {
    const id = await createGame([
      { strategy: 'always', params: { choice: 'go' }, count: 4 },
      { strategy: 'always', params: { choice: 'stay' }, count: 5 },
    ]);
    await step(id, 3);
    const { attendanceShare, benefit } = await distributionsOf(id, '?bins=2');
    expect(attendanceShare).toEqual({
      edges: [0, 0.5, 1],
      agents: [
        { agentId: 0, counts: [0, 4] },
        { agentId: 1, counts: [5, 0] },
      ],
    });
    expect(benefit).toEqual({ edges: [0, 0.5, 1], agents: attendanceShare!.agents });
  });

  test('have a bin above and below where all have earned the same', async () => {
    const id = await createGame([{ strategy: 'always', count: 4 }], { kind: 'curves', go: '3', stay: '3' });
    await step(id, 5);
    const { benefit } = await distributionsOf(id, '?bins=4');
    expect(benefit).toEqual({ edges: [2.5, 2.75, 3, 3.25, 3.5], agents: [{ agentId: 0, counts: [0, 0, 4, 0] }] });
  });

  test('are of the window’s agents, over its rounds', async () => {
    const id = await createGame([
      { strategy: 'always', params: { choice: 'go' }, count: 2 },
      { strategy: 'bernoulli', count: 3 },
    ]);
    const nothing = { window: null, missing: null, attendanceShare: null, benefit: null };
    expect(await distributionsOf(id)).toEqual(nothing);
    await step(id, 10);
    await ask('POST', `/games/${id}/agents`, { strategy: 'always', params: { choice: 'go' }, count: 6 });
    const entries = async (query = '') =>
      (await distributionsOf(id, query)).attendanceShare?.agents.map(({ agentId }) => agentId);
    expect(await entries()).toEqual([0, 1]);
    await ask('DELETE', `/games/${id}/agents/0`);
    expect(await entries()).toEqual([0, 1]);
    await step(id, 5);
    expect(await entries()).toEqual([1, 2]);
    expect(await entries('?to=10')).toEqual([0, 1]);
    const { window, attendanceShare } = await distributionsOf(id, '?bins=2');
    expect(window).toEqual({ from: 11, to: 15, rounds: 5 });
    expect(attendanceShare!.agents[1]).toEqual({ agentId: 2, counts: [0, 6] });
  });

  test('agree with the statistics of the same window', async () => {
    const id = await createGame([{ strategy: 'bernoulli', count: 9, params: { probability: 0.3 } }]);
    await step(id, 80);
    const { body: stats } = await ask('GET', `/games/${id}/stats?from=31&to=70`);
    const { window, benefit } = await distributionsOf(id, '?from=31&to=70&bins=5');
    expect(window).toEqual(stats.window);
    expect([benefit!.edges[0], benefit!.edges[5]]).toEqual([stats.crowd.benefit.min, stats.crowd.benefit.max]);
  });
});
