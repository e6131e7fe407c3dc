import { zstdDecompressSync } from 'node:zlib';
import { type CohortTotals, MeasuredGame, readAgents, type RoundSpan, totalsWithin } from '@farol/kernel';
import type { Checkpoint, MeasuredWindow } from './read-window.ts';

/** A longer call would run in code that is not yet optimised. */
const PIECE_ROUNDS = 1000;

/** The agents' totals over a window, replayed from the checkpoints before its two ends. */
export function replayTotals({ manifest, opening, closing }: MeasuredWindow, span: RoundSpan): CohortTotals {
  const openGame = ({ snapshot }: Checkpoint, carried?: CohortTotals) =>
    new MeasuredGame(manifest, span, { snapshot: unpack(snapshot), opening: carried });
  const carried = opening ? playTo(openGame(opening), span.from + 1).opening : undefined;
  const snapshot = unpack(closing.snapshot);
  // At the checkpoint itself no strategy has to be set up.
  if (snapshot && closing.round === span.to) {
    return totalsWithin(manifest, span, carried ?? new Map(), readAgents(manifest, snapshot));
  }
  return playTo(openGame(closing, carried), span.to).totals();
}

function playTo(game: MeasuredGame, round: number): MeasuredGame {
  while (game.round < round) game.play(Math.min(PIECE_ROUNDS, round - game.round));
  return game;
}

const unpack = (snapshot: Uint8Array | null) => (snapshot ? zstdDecompressSync(snapshot) : undefined);
