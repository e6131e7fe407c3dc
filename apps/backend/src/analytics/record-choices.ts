import type { Game } from '@farol/kernel';
import { rowBytesOf } from '@farol/api';
import { type GameStart, playTo, restoreGame } from '../games/restore-game.ts';
import { defineTask } from '../threads/task.ts';

/** Agents of an entry of the manifest whose choices are recorded in the rounds after `from` and up to `to` rounds played. */
export interface RecordedEntry {
  agentId: number;
  from: number;
  to: number;
  /** Which of its agents; null: all. */
  index: readonly number[] | null;
  /** How many these are. */
  rows: number;
}

/** Plays on and records who goes, a bitmap for each entry: a row for each agent, a bit for each round (see `Choices`). */
export function recordChoices(game: Game, entries: readonly RecordedEntry[]): Uint8Array[] {
  const first = Math.min(...entries.map(({ from }) => from)),
    last = Math.max(...entries.map(({ to }) => to));
  playTo(game, first);
  const bitmaps = entries.map(({ rows, from, to }) => new Uint8Array(rows * rowBytesOf(to - from)));
  // Agents that join or leave do so between two rounds; until then each entry's choices stand in the same place.
  const marks = new Set(entries.flatMap(({ from, to }) => [from, to]));
  let choices = new Map<number, Uint8Array>();
  for (let round = first; round < last; round++) {
    game.play(1);
    if (marks.has(round))
      choices = new Map(Array.from(game.agents(), ([agentId, agents]) => [agentId, agents.choices]));
    for (const [place, entry] of entries.entries()) {
      if (round < entry.from || round >= entry.to) continue;
      recordRound(bitmaps[place], entry, round, choices.get(entry.agentId)!);
    }
  }
  return bitmaps;
}

export const recordChoicesTask = defineTask(
  'record-choices',
  ({ entries, ...start }: GameStart & { entries: readonly RecordedEntry[] }) =>
    recordChoices(restoreGame(start), entries),
);

function recordRound(bitmap: Uint8Array, { from, to, index, rows }: RecordedEntry, round: number, choices: Uint8Array) {
  const rowBytes = rowBytesOf(to - from);
  const column = (round - from) >> 3,
    shift = (round - from) & 7;
  for (let row = 0; row < rows; row++) {
    bitmap[row * rowBytes + column] |= choices[index === null ? row : index[row]] << shift;
  }
}
