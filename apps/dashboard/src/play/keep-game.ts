import type { AgentEntry, Manifest } from '@farol/kernel';
import type { Citation, Game } from '@farol/api';
import { change, read } from '../api/client.ts';
import { Refusal } from '../api/words.ts';

/** Asked anew this often while the laboratory plays. */
const POLL_MS = 500;

/**
 * Makes a game of this laboratory out of one that was played in the browser: the same manifest, agents who join and
 * leave at the same rounds, as many rounds. Its digest is the laboratory's own, to be compared with the browser's.
 */
export async function keepGame(
  { manifest, rounds }: Citation,
  name: string,
  onProgress: (played: number, id: string) => void,
): Promise<Game> {
  const { rules, information, seed, initialHistory } = manifest;
  const first = manifest.agents.filter(({ joins }) => joins === 0).map(groupOf);
  const named = name.trim() === '' ? {} : { name: name.trim() };
  let game = await change('POST', '/games', {
    body: { ...named, rules, information, seed, initialHistory, agents: first },
  });
  const { id } = game;
  onProgress(0, id);
  for (const { after, join, leave } of changesOf(manifest, rounds)) {
    game = await playUpTo(id, after, onProgress);
    // Some may join and leave before the same round: they must be there to leave.
    for (const place of join) await joinAt(id, place, manifest.agents[place]);
    for (const place of leave)
      await change('DELETE', '/games/{gameId}/agents/{agentId}', { params: { gameId: id, agentId: place } });
  }
  game = await playUpTo(id, rounds, onProgress);
  return game;
}

const groupOf = ({ strategy, params, count, name }: AgentEntry) => ({ strategy, params, count, name });

async function joinAt(id: string, place: number, entry: AgentEntry): Promise<void> {
  const joined = await change('POST', '/games/{gameId}/agents', { params: { gameId: id }, body: groupOf(entry) });
  if (joined.id !== place) throw new Refusal('Someone else changed the agents of this game meanwhile.');
}

/**
 * Where agents join or leave within these rounds, in order; those who join take the next places of the manifest. Those
 * of the beginning are there already, though some of them may leave before the first round.
 */
export function changesOf({ agents }: Manifest, rounds: number) {
  const marks = new Set(agents.flatMap(({ joins, leaves }) => [joins, leaves ?? joins]));
  const placesWith = (is: (entry: AgentEntry) => boolean) =>
    agents.flatMap((entry, place) => (is(entry) ? [place] : []));
  return [...marks]
    .filter((mark) => mark <= rounds)
    .toSorted((a, b) => a - b)
    .map((after) => ({
      after,
      join: after === 0 ? [] : placesWith(({ joins }) => joins === after),
      leave: placesWith(({ leaves }) => leaves === after),
    }))
    .filter(({ join, leave }) => join.length + leave.length > 0);
}

async function playUpTo(id: string, rounds: number, onProgress: (played: number, id: string) => void): Promise<Game> {
  let game = await read('/games/{id}', { params: { id } });
  if (game.rounds.played < rounds) {
    game = await change('POST', '/games/{id}/simulate', {
      params: { id },
      query: { wait: 1 },
      body: { rounds: rounds - game.rounds.played },
    });
  }
  while (game.status === 'running') {
    onProgress(game.rounds.played, id);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    game = await read('/games/{id}', { params: { id } });
  }
  onProgress(game.rounds.played, id);
  if (game.rounds.played === rounds) return game;
  throw new Refusal(
    game.fault !== null
      ? `The laboratory could not play it: ${game.fault}.`
      : `The game stopped after ${game.rounds.played} rounds: someone paused it. It is kept as it is.`,
  );
}
