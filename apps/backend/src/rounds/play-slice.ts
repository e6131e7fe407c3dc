import { zstdCompressSync } from 'node:zlib';
import type { Game } from '@farol/kernel';
import type { Block } from '../series/blocks.ts';
import { growSeries } from '../series/grow-series.ts';
import type { Chunk } from '../series/pyramid.ts';
import { defineTask, type Run } from '../threads/task.ts';
import {
  bytesOfOpen,
  findOpen,
  type GameAt,
  keepOpen,
  type OpenGame,
  openStored,
  type StoredGame,
} from './open-games.ts';

export interface SliceRequest {
  game: GameAt;
  rounds: number;
  budgetMs: number;
  /** Needed unless the thread has the game open. */
  stored?: StoredGame;
}

/** A played slice, ready to be stored. */
export interface Slice {
  from: number;
  to: number;
  attendances: Uint32Array;
  blocks: Block[];
  chunks: Chunk[];
  snapshot: Uint8Array;
  digest: string;
  playedMs: number;
  /** Time to compress the slice for storage. */
  packedMs: number;
}

/** Plays a slice of a game; 'not-open' asks for the stored game. */
export const playSlice = defineTask('play-slice', (request: SliceRequest, run: Run): Slice | 'not-open' => {
  const { game, stored } = request;
  const entry = findOpen(game) ?? (stored && openStored(game, stored));
  return entry ? playOpen(entry, request, run) : 'not-open';
});

function playOpen(entry: OpenGame, { game: { id }, rounds, budgetMs }: SliceRequest, run: Run): Slice {
  const { game } = entry;
  const from = game.round;
  const start = performance.now();
  // Until the slice is stored, the game is at no version.
  entry.version = undefined;
  const attendances = playPieces(game, rounds, budgetMs, run);
  const played = performance.now();
  const { blocks, chunks, end } = growSeries(game.manifest, entry.end, attendances);
  const snapshot = game.snapshot();
  keepOpen(id, { ...entry, end, bytes: bytesOfOpen(game, end) });
  return {
    from,
    to: game.round,
    attendances,
    blocks,
    chunks,
    snapshot: zstdCompressSync(snapshot),
    digest: game.digest,
    playedMs: played - start,
    packedMs: performance.now() - played,
  };
}

/** Plays in pieces of a few milliseconds, to keep the budget and to notice an interruption. */
function playPieces(game: Game, rounds: number, budgetMs: number, run: Run): Uint32Array {
  const start = performance.now();
  const pieces: Uint32Array[] = [];
  let piece = 1,
    left = rounds;
  while (left > 0 && performance.now() - start < budgetMs && !run.isInterrupted()) {
    const began = performance.now();
    pieces.push(game.play(Math.min(piece, left)));
    left -= Math.min(piece, left);
    const tookMs = performance.now() - began;
    if (tookMs < 5) piece *= 2;
    else if (tookMs > 20) piece = Math.max(1, piece >> 1);
  }
  const attendances = new Uint32Array(rounds - left);
  let offset = 0;
  for (const part of pieces) {
    attendances.set(part, offset);
    offset += part.length;
  }
  return attendances;
}
