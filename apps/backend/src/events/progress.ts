import type { ProgressEvent, StatusEvent } from '@farol/api';
import type { GameRow } from '../games/queries.ts';

/** A game's speed is that of its last seconds, or of its last two readings where they lie further apart. */
const WINDOW_MS = 10_000;

/** Measures how fast a game plays from when it was seen at which round. Times are of performance.now(). */
export function createSpeedometer() {
  let readings: { atMs: number; round: number }[] = [];
  return {
    note(game: GameRow, atMs: number): void {
      const last = readings.at(-1);
      if (game.status !== 'running') readings = [];
      else if (last && last.round === game.rounds_played) return;
      readings.push({ atMs, round: game.rounds_played });
      while (readings.length > 2 && readings[1].atMs <= atMs - WINDOW_MS) readings.shift();
    },
    roundsPerSecond(): number | null {
      if (readings.length < 2) return null;
      const first = readings[0],
        last = readings.at(-1)!;
      return (1000 * (last.round - first.round)) / (last.atMs - first.atMs);
    },
  };
}

export function showStatus({ status, rounds_played, rounds_planned, digest, fault, revision }: GameRow): StatusEvent {
  return { status, rounds: { played: rounds_played, planned: rounds_planned }, digest, fault, revision };
}

export function showProgress(game: GameRow, roundsPerSecond: number | null): ProgressEvent {
  const { rounds_played: played, rounds_planned: planned, status } = game;
  const isGoing = status === 'running' && planned !== null && roundsPerSecond !== null && roundsPerSecond > 0;
  const endMs = isGoing ? Date.now() + (1000 * (planned - played)) / roundsPerSecond : Infinity;
  // The last moment that a Date knows.
  const expectedEnd = endMs <= 8.64e15 ? new Date(endMs).toISOString() : null;
  return {
    rounds: { played, planned },
    roundsPerSecond,
    expectedEnd,
    percent: planned === null ? null : (100 * played) / planned,
  };
}
