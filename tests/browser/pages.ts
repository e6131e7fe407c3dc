import { setTimeout as sleep } from 'node:timers/promises';
import { askApi } from '../../apps/launcher/src/ask-api.ts';

const ARTHUR = {
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '1994',
};
const minority = (memory: number) => ({
  rules: { kind: 'minority' },
  agents: [{ strategy: 'tables', params: { memory }, count: 101 }],
  seed: String(memory),
});

/** Fills a laboratory with games of several kinds and Savit's experiment; gives every page that the dashboard has. */
export async function preparePages(address: string): Promise<Record<string, string>> {
  const ask = (method: string, path: string, body?: unknown) => askApi(address, method, path, body);
  const play = async (game: object) => {
    const { id } = await ask('POST', '/games', game);
    await ask('POST', `/games/${id}/simulate?wait=60`, {});
    return id;
  };
  const game = await play({ ...ARTHUR, name: 'The bar on Thursday nights', rounds: 5000 });
  const mixed = await play({
    name: 'Habit against inference',
    rules: { kind: 'el-farol', capacity: 60 },
    agents: [
      { strategy: 'arthur', count: 50, name: 'inductive' },
      { strategy: 'win-stay-lose-shift', count: 50, name: 'habit' },
    ],
    seed: '7',
    rounds: 5000,
  });
  const games = [game, mixed];
  for (const memory of [2, 6, 10]) {
    games.push(await play({ ...minority(memory), name: `Minority game, m = ${memory}`, rounds: 20_000 }));
  }
  const draft = await ask('POST', '/games', { ...ARTHUR, name: 'A bar that has yet to open', rounds: 1000 });
  const experiment = await ask('POST', '/experiments', {
    name: 'Savit’s curve',
    seed: '1999',
    base: { rules: { kind: 'minority' }, agents: [{ strategy: 'tables', count: 101 }], rounds: 4000 },
    factors: [
      { path: 'agents[0].count', values: [51, 101, 201] },
      { path: 'agents[0].params.memory', from: 1, to: 11, step: 1 },
    ],
    replicates: 6,
    transient: 'half',
  });
  await ask('PATCH', `/experiments/${experiment.id}/status`, { action: 'start' });
  while ((await ask('GET', `/experiments/${experiment.id}`)).status === 'running') await sleep(500);
  return {
    games: '/games',
    'new-game': '/games/new',
    'edit-draft': `/games/new?edit=${draft.id}`,
    game: `/games/${game}`,
    'mixed-game': `/games/${mixed}`,
    experiments: '/experiments',
    'new-experiment': '/experiments/new',
    experiment: `/experiments/${experiment.id}`,
    compare: `/compare?games=${games.slice(2).join(',')}`,
    playground: '/playground',
    verify: '/verify',
    operations: '/operations',
    learn: '/learn',
    definitions: '/definitions',
    // Pages of accounts are in accounts.test.ts; without accounts they are all alike.
    'no-accounts': '/account',
  };
}
