/** Whether the API answers, as the last request found it. Pages read it to say so, and to read anew when it is back. */
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
