import { runInNewContext } from 'node:vm';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiAway, ApiProblem } from '../api/client.ts';
import { SECTION_KEYS, stepSequence } from './key-sequence.ts';
import { currentNotices, Notices, say, subscribeToNotices, warn } from './notices.tsx';
import { isTemporary } from './providers.tsx';
import { Shell } from './shell.tsx';
import { isTyping, KEYS } from './shortcuts.tsx';
import { showPage } from './testing/show-page.tsx';
import { chooseTheme, currentTheme, subscribeToTheme, THEME_SCRIPT } from './theme.ts';
import { ThemeSwitch } from './theme-switch.tsx';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const currentIn = (path: string) => {
  const html = showPage(<Shell>content</Shell>, { path });
  return Array.from(
    html.matchAll(/<a\b[^>]*aria-current="page"[^>]*href="([^"]*)"|<a\b[^>]*href="([^"]*)"[^>]*aria-current="page"/g),
    (match) => match[1] ?? match[2],
  );
};

test.each([
  ['/games', ['/games']],
  ['/games/42', ['/games']],
  ['/experiments/new', ['/experiments']],
  ['/gamesome', []],
  ['/verify', []],
])('at %s the sections marked as the present one are %j', (path, marked) => {
  expect(currentIn(path)).toEqual(marked);
});

test('a page has a way past the navigation, to the place where its content is', () => {
  const html = showPage(<Shell>content</Shell>, { path: '/games' });
  expect(html).toMatch(/<a href="#main"[^>]*>Skip to the content<\/a>/);
  expect(html).toMatch(/<main id="main" tabindex="-1"[^>]*>content<\/main>/);
  expect(html.indexOf('#main')).toBeLessThan(html.indexOf('<nav'));
});

/** The addresses that keys lead to, one after the other; undefined is a key typed into a field. */
function press(...keys: (string | undefined)[]): string[] {
  let awaitsSection = false;
  return keys.flatMap((key) => {
    const step = stepSequence(awaitsSection, key);
    awaitsSection = step.awaitsSection;
    return step.to ?? [];
  });
}

test.each([
  [['g', 'e'], ['/experiments']],
  [['g', 'g'], ['/games']],
  [['e'], []],
  [['g', 'x', 'e'], []],
  [['g', 'e', 'p'], ['/experiments']],
  [
    ['g', 'g', 'g', 'p'],
    ['/games', '/playground'],
  ],
  [['g', undefined, 'e'], []],
  [['g', 'E'], []],
])('the keys %j lead to %j', (keys, addresses) => {
  expect(press(...keys)).toEqual(addresses);
});

test('every key is listed once, and every section that has one is a letter away', () => {
  const keys = KEYS.map((each) => each.keys);
  expect(new Set(keys).size).toBe(keys.length);
  for (const { key, to } of SECTION_KEYS) {
    expect(keys).toContain(`g ${key}`);
    expect(press('g', key)).toEqual([to]);
  }
});

const inField = { closest: (selector: string) => (selector.includes('textarea') ? {} : null) };
const inPage = { closest: () => null };

test.each([
  ['a letter on the page', { target: inPage }, false],
  ['a letter in a field', { target: inField }, true],
  ['Ctrl and a letter', { target: inPage, ctrlKey: true }, true],
  ['Cmd and a letter', { target: inPage, metaKey: true }, true],
  ['Alt and a letter', { target: inPage, altKey: true }, true],
  ['a key without a target', { target: null }, false],
])('%s is typed: %s', (_, event, isTyped) => {
  const keys = { ctrlKey: false, metaKey: false, altKey: false, ...event };
  expect(isTyping(keys as unknown as KeyboardEvent)).toBe(isTyped);
});

const titles = () => currentNotices().map(({ title }) => title);

test('a notice goes after 5 s, one with a reason after 12 s', () => {
  say('Saved');
  warn('Could not pause', 'It has ended.');
  expect(titles()).toEqual(['Saved', 'Could not pause']);
  vi.advanceTimersByTime(4999);
  expect(titles()).toEqual(['Saved', 'Could not pause']);
  vi.advanceTimersByTime(1);
  expect(titles()).toEqual(['Could not pause']);
  vi.advanceTimersByTime(7000);
  expect(titles()).toEqual([]);
});

test('four notices stay, the latest ones, and listeners hear of each change', () => {
  const hear = vi.fn<() => void>();
  const stop = subscribeToNotices(hear);
  for (const title of ['1', '2', '3', '4', '5', '6']) say(title);
  expect(titles()).toEqual(['3', '4', '5', '6']);
  expect(hear).toHaveBeenCalledTimes(6);
  stop();
  vi.runAllTimers();
  expect(hear).toHaveBeenCalledTimes(6);
  expect(titles()).toEqual([]);
});

test('the place of notices is announced, and empty on the server', () => {
  say('Saved');
  expect(renderToStaticMarkup(<Notices />)).toMatch(/^<div role="status" aria-live="polite"[^>]*><\/div>$/);
  vi.runAllTimers();
});

const problem = (status: number) => new ApiProblem({ type: 'about:blank', title: 'Refused', status });

test.each([
  ['no API', new ApiAway(), true],
  ['an API without its database', problem(503), true],
  ['a fault of the API', problem(500), false],
  ['a refusal', problem(404), false],
  ['a fault of the page', new Error('undefined is not a function'), false],
])('after %s a query is repeated: %s', (_, error, isRepeated) => {
  expect(isTemporary(error)).toBe(isRepeated);
});

/** A document with nothing but its theme, and the storage of a browser. */
function browser(stored: Record<string, string> = {}) {
  const page = Object.assign(new EventTarget(), { documentElement: { dataset: {} } });
  const localStorage = {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      stored[key] = value;
    },
  };
  vi.stubGlobal('document', page);
  vi.stubGlobal('localStorage', localStorage);
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16));
  const runScript = (prefersDark: boolean) => {
    runInNewContext(THEME_SCRIPT, { document: page, localStorage, matchMedia: () => ({ matches: prefersDark }) });
    return currentTheme();
  };
  return { page, stored, runScript };
}

test.each([
  [{}, true, 'dark'],
  [{}, false, 'light'],
  [{ 'farol-theme': 'light' }, true, 'light'],
  [{ 'farol-theme': 'dark' }, false, 'dark'],
] as const)('with %j stored, and a system that prefers dark: %s, a page opens %s', (stored, prefersDark, theme) => {
  expect(browser({ ...stored }).runScript(prefersDark)).toBe(theme);
});

test('a browser without storage has the theme of its system', () => {
  const { page } = browser();
  const denied = {
    getItem: () => {
      throw new Error('denied');
    },
  };
  runInNewContext(THEME_SCRIPT, { document: page, localStorage: denied, matchMedia: () => ({ matches: true }) });
  expect(currentTheme()).toBe('dark');
});

test('a chosen theme is shown at once, is stored, and listeners hear of it after the page is painted', () => {
  const { stored, runScript } = browser();
  runScript(false);
  const hear = vi.fn<() => void>();
  const stop = subscribeToTheme(hear);
  chooseTheme('dark');
  expect(currentTheme()).toBe('dark');
  expect(stored).toEqual({ 'farol-theme': 'dark' });
  expect(hear).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(hear).toHaveBeenCalledTimes(1);
  stop();
  chooseTheme('light');
  vi.runAllTimers();
  expect(hear).toHaveBeenCalledTimes(1);
  expect(runScript(true)).toBe('light');
});

test('the switch names the theme that it leads to', () => {
  expect(renderToStaticMarkup(<ThemeSwitch />)).toContain('aria-label="Use the dark theme"');
});
