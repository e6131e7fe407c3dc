/** Arthur's bar of 1994, a hundred weeks of which his Figure 1 shows: an empty laboratory plays it by itself. */
const ARTHUR_1994 = {
  name: 'El Farol, as in Arthur 1994',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [{ strategy: 'arthur', count: 100 }],
  seed: '1994',
  rounds: 1000,
};

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { ...init, headers });
  if (!answer.ok) throw new Error(`${init.method ?? 'GET'} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Plays Arthur's game if there is no game yet. */
export async function playFirstGame(address: string, say: (line: string) => void): Promise<void> {
  const { games } = await ask<{ games: unknown[] }>(`${address}/games?limit=1`);
  if (games.length > 0) return;
  const { id } = await ask<{ id: string }>(`${address}/games`, { method: 'POST', body: JSON.stringify(ARTHUR_1994) });
  await ask(`${address}/games/${id}/simulate?wait=30`, { method: 'POST' });
  const { series } = await ask<{ series: { meanAttendance: number } | null }>(`${address}/games/${id}/stats`);
  const mean = series?.meanAttendance.toFixed(1) ?? '?';
  say(`played Arthur’s bar: mean attendance ${mean} of 100, capacity 60: ${address}/games/${id}/stats`);
}
