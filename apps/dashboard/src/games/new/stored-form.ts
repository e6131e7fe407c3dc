import type { GameForm } from './form.ts';

/** Forms as they were left, for as long as the tab lives: a reload loses nothing. */
const VERSION = 1;
const keyOf = (start: string) => `farol-new-game-${VERSION}-${start}`;

export function storedForm(start: string): GameForm | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(start));
    return text === null ? undefined : (JSON.parse(text) as GameForm);
  } catch {
    return undefined;
  }
}

export function storeForm(start: string, form: GameForm): void {
  try {
    sessionStorage.setItem(keyOf(start), JSON.stringify(form));
  } catch {
    // Without storage the form lasts as long as the page.
  }
}

export function forgetForm(start: string): void {
  try {
    sessionStorage.removeItem(keyOf(start));
  } catch {
    // Nothing was stored.
  }
}
