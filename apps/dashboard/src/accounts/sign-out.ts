import { change } from '../api/client.ts';

/** Leaves for the sign-in page, without anything of the session in this tab: answers in memory, drafts in its storage. */
export function leave(): void {
  try {
    sessionStorage.clear();
  } catch {
    // Nothing was stored.
  }
  location.replace('/sign-in');
}

/** Signs out, and closes an opened share link. */
export async function signOut(): Promise<void> {
  await change('DELETE', '/session', {});
  leave();
}
