import { zstdDecompressSync } from 'node:zlib';
import { Game, type Manifest } from '@farol/kernel';

/** A game at the round that its snapshot names; without a snapshot, before the first round. */
export interface GameStart {
  manifest: Manifest;
  snapshot: Uint8Array | null;
}

export function restoreGame({ manifest, snapshot }: GameStart): Game {
  return new Game(manifest, snapshot ? zstdDecompressSync(snapshot) : undefined);
}

/** The same state with its snapshot decompressed. */
export function unpackSnapshot<T extends { snapshot: Uint8Array | null }>(state: T): T {
  return { ...state, snapshot: state.snapshot && zstdDecompressSync(state.snapshot) };
}

/** Plays up to where `round` rounds are played, in pieces, and drops the attendances. */
export function playTo(game: Game, round: number): void {
  while (game.round < round) game.play(Math.min(1000, round - game.round));
}
