import type { Manifest, RoundSpan } from '@farol/kernel';
import { type Choices, invalidRequest, MAX_CHOICE_ROUNDS, MAX_CHOICES, MAX_SAMPLE } from '@farol/api';
import type { Database } from '../database/connection.ts';
import type { GameRow } from '../games/queries.ts';
import type { ThreadPool } from '../threads/pool.ts';
import { readCheckpoint } from '../series/queries.ts';
import { type RecordedEntry, recordChoicesTask } from './record-choices.ts';
import { type AskedWindow, refuseBackward } from '../series/window-of.ts';
import { sampleAgents } from './sample-agents.ts';

const refuse = (field: string, message: string) => invalidRequest([{ field, message }], 'query');

/** The window asked for, as far as it was played; the last rounds where nothing is said of its beginning. */
function windowOf(played: number, { from, to }: AskedWindow): RoundSpan {
  refuseBackward({ from, to });
  const most = from === undefined ? Infinity : from - 1 + MAX_CHOICE_ROUNDS;
  const last = Math.min(to ?? most, played);
  const first = Math.min(from === undefined ? Math.max(0, last - MAX_CHOICE_ROUNDS) : from - 1, last);
  if (last - first > MAX_CHOICE_ROUNDS) {
    throw refuse(
      'from',
      `rounds ${first + 1} to ${last} are ${last - first}, and the most is ${MAX_CHOICE_ROUNDS}: ask for to=${first + MAX_CHOICE_ROUNDS}, say`,
    );
  }
  return { from: first, to: last };
}

/** The entries that played in the window, with those of its rounds that they played, and which of their agents are shown. */
function entriesIn({ agents }: Manifest, { from, to }: RoundSpan, sample: number | undefined): RecordedEntry[] {
  const present = agents.flatMap(({ joins, leaves = Infinity }, agentId) => {
    const own = { agentId, from: Math.max(from, joins), to: Math.min(to, leaves) };
    return own.from < own.to ? [own] : [];
  });
  const counts = present.map(({ agentId }) => agents[agentId].count);
  const indexes = sampleAgents(counts, sample);
  return present.map((own, place) => {
    const index = indexes[place];
    return { ...own, index, rows: index === null ? counts[place] : index.length };
  });
}

function refuseTooMany(rows: number, { from, to }: RoundSpan) {
  const rounds = to - from;
  if (rows * rounds <= MAX_CHOICES) return;
  const sample = Math.min(MAX_SAMPLE, Math.floor(MAX_CHOICES / rounds));
  const fewer = Math.floor(MAX_CHOICES / rows);
  const instead = fewer > 0 ? `, or for at most ${fewer} rounds, to=${from + fewer}, say` : '';
  const message = `${rows} agents in ${rounds} rounds are ${rows * rounds} choices, and the most is ${MAX_CHOICES}: ask for sample=${sample}${instead}`;
  throw refuse('sample', message);
}

/** Choices of all agents in a window, replayed on a thread from the checkpoint before it. */
export async function replayChoices(
  db: Database,
  threads: ThreadPool,
  game: GameRow,
  { sample, ...asked }: AskedWindow & { sample?: number | undefined },
  signal: AbortSignal,
): Promise<Choices> {
  const { manifest } = game;
  const window = windowOf(game.rounds_played, asked);
  const entries = entriesIn(manifest, window, sample);
  const rows = entries.reduce((sum, entry) => sum + entry.rows, 0);
  refuseTooMany(rows, window);
  const bitmaps = entries.length > 0 ? await record({ db, threads, signal }, game, window, entries) : [];
  return {
    from: window.from + 1,
    to: window.to,
    agents: entries.map(({ agentId, from, to, index, rows: shown }, place) => {
      const { strategy, name, count, joins, leaves } = manifest.agents[agentId];
      return {
        agentId,
        strategy,
        name: name ?? null,
        count,
        joined: joins,
        left: leaves ?? null,
        from: from + 1,
        to,
        rows: shown,
        index: index && [...index],
        choices: Buffer.from(bitmaps[place]).toString('base64'),
      };
    }),
    rows,
  };
}

async function record(
  { db, threads, signal }: { db: Database; threads: ThreadPool; signal: AbortSignal },
  game: GameRow,
  window: RoundSpan,
  entries: RecordedEntry[],
) {
  const checkpoint = await readCheckpoint(db, game.id, window.from);
  const start = { manifest: game.manifest, snapshot: checkpoint?.snapshot ?? null };
  return threads.run(recordChoicesTask, { ...start, entries }, { signal });
}
