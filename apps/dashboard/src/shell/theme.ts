/** Which of light and dark is shown: what was chosen here, else what the system prefers. */
export type Theme = 'light' | 'dark';

const KEY = 'farol-theme';

/** Runs before anything is drawn, so that no page flashes in the other theme. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${KEY}')}catch{}document.documentElement.dataset.theme=t||(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light')`;

/** Sent on the document when the theme changes: plots are drawn anew in its colours. */
export const THEME_CHANGED = 'farol:theme';

export function currentTheme(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  // Plots are dear to draw anew: first the page is painted, then they follow.
  requestAnimationFrame(() => setTimeout(() => document.dispatchEvent(new Event(THEME_CHANGED))));
}

export function subscribeToTheme(listener: () => void): () => void {
  document.addEventListener(THEME_CHANGED, listener);
  return () => document.removeEventListener(THEME_CHANGED, listener);
}
