import type { Choices } from '@farol/api';
import { nameOf } from './words-of-entries.ts';

/** The rows of a picture of choices: every entry's agents one below the other, over all rounds of the window. */
interface Picture {
  columns: number;
  rows: number;
  groups: { label: string; rows: number }[];
  bit: (row: number, column: number) => 0 | 1 | null;
  /** The agents of the row. */
  agentOf: (row: number) => { agentId: number; index: number };
}

const decodeBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** 1: went, 0: stayed home, null: did not play then. */
export function pictureOf({ from, to, agents, rows }: Choices): Picture {
  const entries = agents.map((entry) => ({
    ...entry,
    bytes: decodeBase64(entry.choices),
    rowBytes: Math.ceil((entry.to - entry.from + 1) / 8),
    last: entry.to - entry.from,
    shift: entry.from - from,
  }));
  /** Which entry a row belongs to, and which of its rows it is. */
  const entryOfRow = new Uint32Array(rows),
    ownRow = new Uint32Array(rows);
  let next = 0;
  for (const [place, entry] of entries.entries()) {
    for (let row = 0; row < entry.rows; row++, next++) {
      entryOfRow[next] = place;
      ownRow[next] = row;
    }
  }
  return {
    columns: to - from + 1,
    rows,
    groups: entries.map(({ name, strategy, agentId, count, rows: shown }) => ({
      label: `${nameOf({ name, strategy }, agentId)}${shown < count ? ` (${shown} of ${count})` : ''}`,
      rows: shown,
    })),
    bit(row, column) {
      const { bytes, rowBytes, last, shift } = entries[entryOfRow[row]];
      const own = column - shift;
      if (own < 0 || own > last) return null;
      return ((bytes[ownRow[row] * rowBytes + (own >> 3)] >> (own & 7)) & 1) as 0 | 1;
    },
    agentOf(row) {
      const { agentId, index } = entries[entryOfRow[row]];
      return { agentId, index: index === null ? ownRow[row] : index[ownRow[row]] };
    },
  };
}

/**
 * The rounds to show, and how many agents of them: the newest of a window, or those around a round that was picked where
 * it is not among these.
 */
export function askedOf(
  window: { from: number; to: number },
  rounds: number,
  picked?: number,
): { from: number; to: number; sample: number } {
  const newest = Math.max(window.from, window.to - rounds + 1);
  const isThere = picked === undefined || (picked >= newest && picked <= window.to);
  const from = isThere ? newest : Math.max(1, picked - Math.floor(rounds / 2));
  const to = isThere ? window.to : Math.max(picked, Math.min(window.to, from + rounds - 1));
  return { from, to, sample: Math.min(1000, Math.floor(4_000_000 / (to - from + 1))) };
}
