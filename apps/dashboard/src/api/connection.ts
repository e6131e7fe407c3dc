/** True if the API answered the last request. Pages show the state, and refetch after a reconnect. */
let isAway = false;
const listeners = new Set<() => void>();

function set(away: boolean): void {
  if (isAway === away) return;
  isAway = away;
  for (const listener of listeners) listener();
}

export const noteAnswer = () => set(false);
export const noteSilence = () => set(true);
export const isApiAway = () => isAway;

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
