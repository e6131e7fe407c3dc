import { setTimeout as sleep } from 'node:timers/promises';
import { Game, type Manifest } from '../packages/kernel/src/index.ts';
import { Refusal } from './ask-patiently.ts';

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>;

/** Pauses the games and replays each one. Returns the rounds replayed, and the number of digests that differ. */
export async function compareWithUndisturbed(
  ask: Ask,
  ids: readonly string[],
): Promise<{ rounds: number; differing: number }> {
  let rounds = 0,
    differing = 0;
  for (const id of ids) {
    const { status } = await ask<{ status: string }>('GET', `/games/${id}`);
    if (status === 'running') {
      await ask('PATCH', `/games/${id}/status`, { action: 'pause' }).catch((error: unknown) => {
        // A retry after a lost answer finds the game already paused.
        if (!(error instanceof Refusal)) throw error;
      });
    }
    const cited = await ask<{ manifest: Manifest; rounds: number; digest: string }>('GET', `/games/${id}/manifest`);
    const game = new Game(cited.manifest);
    while (game.round < cited.rounds) {
      game.play(Math.min(20_000, cited.rounds - game.round));
      await sleep(0);
    }
    if (game.digest !== cited.digest) differing++;
    rounds += cited.rounds;
  }
  return { rounds, differing };
}
