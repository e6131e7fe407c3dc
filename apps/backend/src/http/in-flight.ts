import { totalmem } from 'node:os';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { agentsAfter, type Manifest, playingBytesOf, playsAfter } from '@farol/kernel';
import { Problem } from '@farol/api';
import type { MiddlewareHandler } from 'hono';
import type { Env } from './router.ts';

const MEBIBYTE = 2 ** 20;
/** The largest game and its answer fit. In a small container, half of its memory. */
const MAX_BYTES = Math.min(640 * MEBIBYTE, (process.constrainedMemory() || totalmem()) / 2);
/** A request that gets no room for this time is refused, with the time after which to try again. */
const WAIT_MS = 5000;
const RETRY_SECONDS = 5;
/** Below this a request reserves nothing: thousands of them need less than one large game. */
const FREE_BYTES = MEBIBYTE / 4;

/** Memory of one byte of JSON while it is parsed and checked. */
export const BYTES_OF_JSON_BYTE = 12;

interface Waiting {
  bytes: number;
  admit: () => void;
}

export interface MemoryBudget {
  /** Waits for room, in the order of asking, and returns the function that gives the room back. */
  reserve(bytes: number): Promise<() => void>;
}

/** Bounds the memory of requests in progress. A request larger than all of it is admitted alone. */
export function createMemoryBudget({ maxBytes = MAX_BYTES, waitMs = WAIT_MS } = {}): MemoryBudget {
  let used = 0;
  const line = new Set<Waiting>();

  const take = (bytes: number) => {
    used += bytes;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      used -= bytes;
      for (const next of line) {
        if (used + next.bytes > maxBytes) return;
        line.delete(next);
        next.admit();
      }
    };
  };

  return {
    async reserve(wanted) {
      const bytes = Math.min(wanted, maxBytes);
      if (line.size === 0 && used + bytes <= maxBytes) return take(bytes);
      return new Promise((resolve, reject) => {
        const refusal = setTimeout(() => {
          line.delete(waiting);
          const detail = 'other large requests take all of the memory set aside for them: try again shortly';
          reject(new Problem('busy', detail, { retryAfterSeconds: RETRY_SECONDS }));
        }, waitMs);
        const admit = () => {
          clearTimeout(refusal);
          resolve(take(bytes));
        };
        const waiting = { bytes, admit };
        line.add(waiting);
      });
    },
  };
}

/** Memory to restore and play a game, and to tell each agent's choice. */
export function bytesOfGame(manifest: Manifest, round: number): number {
  const playing = manifest.agents.filter((entry) => playsAfter(entry, round));
  const bytesOfAnswerAgent = 16;
  return (
    playing.reduce((sum, entry) => sum + playingBytesOf(entry), 0) + bytesOfAnswerAgent * agentsAfter(manifest, round)
  );
}

interface Bindings {
  incoming?: IncomingMessage;
  outgoing?: ServerResponse;
}

/** Gives routes `reserve`. The room is given back once the client has the whole answer, or has gone. */
export function limitInFlight(budget: MemoryBudget): MiddlewareHandler<Env & { Bindings: Bindings }> {
  return async (c, next) => {
    const { outgoing } = c.env ?? {};
    const releases: (() => void)[] = [];
    const release = () => {
      for (const each of releases.splice(0)) each();
    };
    c.set('reserve', async (bytes) => {
      if (bytes < FREE_BYTES) return;
      if (releases.length === 0) outgoing?.once('close', release);
      releases.push(await budget.reserve(bytes));
      if (outgoing?.closed) release();
    });
    await next();
    if (!outgoing) release();
  };
}
