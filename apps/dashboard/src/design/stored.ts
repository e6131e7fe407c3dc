/** Typed values, kept while the tab lives: they survive a reload. Each version has its own key. */
const VERSION = 1;
const nameOf = (key: string) => `farol-${VERSION}-${key}`;

export function readStored<T>(key: string, otherwise: T): T {
  try {
    const text = sessionStorage.getItem(nameOf(key));
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function store(key: string, value: object): void {
  try {
    sessionStorage.setItem(nameOf(key), JSON.stringify(value));
  } catch {
    // Without storage it lasts as long as the page.
  }
}

export function forget(key: string): void {
  try {
    sessionStorage.removeItem(nameOf(key));
  } catch {
    // Nothing was stored.
  }
}
