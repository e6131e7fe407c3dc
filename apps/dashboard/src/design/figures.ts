import { currentDateStyle, formatDate } from './date-style.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** 1,234,567 */
export const formatCount = (value: number) => whole.format(value);

/** 9,876 and 1.23M, where room is short. The exact value goes into the title. */
export const formatCompact = (value: number) => (Math.abs(value) < 1e5 ? whole : compact).format(value);

/** A formatter takes longer to make than a plot to draw: each is made once. */
const formatters = new Map<number, Intl.NumberFormat>();

function significant(digits: number): Intl.NumberFormat {
  const known = formatters.get(digits);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en', { maximumSignificantDigits: digits });
  formatters.set(digits, made);
  return made;
}

/** Four significant digits, no noise after them; a dash for an undefined value. */
export function formatNumber(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return formatCount(value + 0).replace('-', '−');
  const size = Math.abs(value);
  const text =
    size >= 1e-4 && size < 1e9
      ? significant(Math.max(digits, Math.ceil(Math.log10(size)))).format(value)
      : value.toExponential(digits - 1);
  return text.replaceAll('-', '−');
}

export const formatPercent = (share: number | null | undefined) =>
  share === null || share === undefined || !Number.isFinite(share) ? '–' : `${formatNumber(100 * share, 3)} %`;

export function formatBytes(sizeBytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  // To three digits first: 999,999 bytes are 1 MB.
  const rounded = sizeBytes < 1000 ? Math.round(sizeBytes) : Number(sizeBytes.toPrecision(3));
  const power = Math.min(units.length - 1, rounded < 1 ? 0 : Math.floor(Math.log10(rounded) / 3));
  return `${formatNumber(rounded / 1000 ** power, 3)} ${units[power]}`;
}

/** 45 s, 3 min 20 s, 2 h 5 min, 3 d 4 h */
export function formatDuration(seconds: number): string {
  if (seconds < 0.9995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  const whole = Math.round(seconds);
  const [days, hours, minutes] = [
    Math.floor(whole / 86_400),
    Math.floor(whole / 3600) % 24,
    Math.floor(whole / 60) % 60,
  ];
  if (days > 0) return `${days} d ${hours} h`;
  if (hours > 0) return `${hours} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${whole % 60} s` : `${whole} s`;
}

/** 20 Nov 2026, 10:35; or in the style that was chosen in this browser. */
export const formatTime = (iso: string) => formatDate(new Date(iso), currentDateStyle());
