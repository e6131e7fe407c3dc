/** Listeners to `not-signed-in` answers: the session has ended, or there is none. */
const listeners = new Set<() => void>();

export function noteSignedOut(): void {
  for (const listener of listeners) listener();
}

export function subscribeToSignedOut(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
