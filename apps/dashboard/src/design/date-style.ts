/** How dates are written: in English, as ISO 8601, or in the language of the browser. */
export const DATE_STYLES = ['english', 'iso', 'browser'] as const;
export type DateStyle = (typeof DATE_STYLES)[number];

const KEY = 'farol-dates';
const CHANGED = 'farol:dates';

/** Read once: a list formats hundreds of dates. */
let chosen: DateStyle | undefined;

function readStyle(): DateStyle {
  try {
    const stored = localStorage.getItem(KEY);
    return DATE_STYLES.find((style) => style === stored) ?? 'english';
  } catch {
    return 'english';
  }
}

export const currentDateStyle = (): DateStyle => (chosen ??= readStyle());

export function chooseDateStyle(style: DateStyle): void {
  chosen = style;
  try {
    localStorage.setItem(KEY, style);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  document.dispatchEvent(new Event(CHANGED));
}

export function subscribeToDateStyle(listener: () => void): () => void {
  document.addEventListener(CHANGED, listener);
  return () => document.removeEventListener(CHANGED, listener);
}

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** 2026-11-20 10:35, in the time zone of the browser. */
function formatIso(date: Date): string {
  const day = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
  return `${day} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

/** A date and its time of day to the minute. */
export function formatDate(date: Date, style: DateStyle): string {
  if (style === 'iso') return formatIso(date);
  const locale = style === 'english' ? 'en-GB' : undefined;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}
