import { askApi } from './ask-api.ts';

/** Arthur's bar of 1994, a hundred weeks of which his Figure 1 shows: an empty laboratory plays it by itself. */
const ARTHUR_1994 = {
  name: 'El Farol, as in Arthur 1994',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '1994',
  rounds: 1000,
};

/** Plays Arthur's game if there is no game yet. */
export async function playFirstGame(address: string, say: (line: string) => void): Promise<void> {
  const { games } = await askApi<{ games: unknown[] }>(address, 'GET', '/games?limit=1');
  if (games.length > 0) return;
  const { id } = await askApi(address, 'POST', '/games', ARTHUR_1994);
  await askApi(address, 'POST', `/games/${id}/simulate?wait=30`);
  const { series } = await askApi<{ series: { meanAttendance: number } | null }>(address, 'GET', `/games/${id}/stats`);
  const mean = series?.meanAttendance.toFixed(1) ?? '?';
  say(`played Arthur’s bar: mean attendance ${mean} of 100, capacity 60: ${address}/games/${id}/stats`);
}
