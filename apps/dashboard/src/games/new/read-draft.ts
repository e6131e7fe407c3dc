import { read } from '../../api/client.ts';
import { formOf, type GameForm } from '../../game-form/form.ts';

/**
 * A game with its manifest. The game is read first: its revision is never newer than the manifest, so an edit of an older
 * manifest is late.
 */
export async function readDraft(id: string, signal?: AbortSignal) {
  const call = { params: { id }, ...(signal && { signal }) };
  const game = await read('/games/{id}', call);
  const { manifest } = await read('/games/{id}/manifest', call);
  return { game, manifest };
}
export type Draft = Awaited<ReturnType<typeof readDraft>>;

/** The form of a game with the agents that are in it. */
export function formOfDraft({ game, manifest }: Draft): GameForm {
  return formOf({
    ...manifest,
    agents: manifest.agents.filter(({ leaves }) => leaves === undefined),
    name: game.name,
    rounds: game.rounds.planned,
    roundsPerSecond: game.roundsPerSecond,
  });
}
