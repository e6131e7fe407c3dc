export type ScaleKind = 'linear' | 'log';

/** A direction of a plot: its range and its scale. */
export interface Axis {
  from: number;
  to: number;
  scale: ScaleKind;
  label: string;
  /** The values are whole numbers, such as rounds and agents. */
  isWhole?: boolean;
}

export interface Tick {
  value: number;
  /** Empty for a tick without a label. */
  label: string;
}

/** Position of a value: 0 at the start of the axis, 1 at its end. */
export function shareOf({ from, to, scale }: Pick<Axis, 'from' | 'to' | 'scale'>, value: number): number {
  if (scale === 'linear') return (value - from) / (to - from);
  return Math.log(value / from) / Math.log(to / from);
}

/** The value at a position, the inverse of `shareOf`. */
export function valueAt({ from, to, scale }: Pick<Axis, 'from' | 'to' | 'scale'>, share: number): number {
  return scale === 'linear' ? from + share * (to - from) : from * (to / from) ** share;
}

/** The smallest of 1, 2 and 5 times a power of ten that is at least `min`. */
export function roundStep(min: number): number {
  const power = 10 ** Math.floor(Math.log10(min));
  const mantissa = min / power;
  const step = mantissa <= 1.000001 ? 1 : mantissa <= 2.000001 ? 2 : mantissa <= 5.000001 ? 5 : 10;
  return step * power;
}

/** Round numbers between from and to, in steps of 1, 2 or 5 times a power of ten, at most about `max` of them. */
export function linearTicks(from: number, to: number, max: number, isWhole = false): Tick[] {
  if (!(to > from) || max < 1) return [];
  const step = Math.max(roundStep((to - from) / max), isWhole ? 1 : 0);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const values = Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step, step));
  const format = tickFormat(step, Math.max(Math.abs(from), Math.abs(to)));
  return values.map((value) => ({ value, label: format(value) }));
}

/** Removes rounding errors: 0.30000000000000004 is 0.3. */
function clean(value: number, step: number): number {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return decimals > 60 ? value : Number(value.toFixed(Math.min(100, decimals))) + 0;
}

/** One format for all ticks of an axis: one unit, and only the decimals that distinguish them. */
function tickFormat(step: number, max: number): (value: number) => string {
  const units: [number, string][] = [
    [1e9, ' G'],
    [1e6, ' M'],
    [1e3, ' k'],
  ];
  const [unit, name] = units.find(([size]) => max >= 10 * size || (max >= size && size >= 1e6)) ?? [1, ''];
  const decimalsOf = (size: number) => Math.max(0, -Math.floor(Math.log10(step / size) + 1e-9));
  if (name !== '' && max >= 1e5 && decimalsOf(unit) <= 2) {
    const number = plain(decimalsOf(unit));
    return (value) => (value === 0 ? '0' : minus(number.format(value / unit)) + name);
  }
  if (max < 1e-3 || decimalsOf(1) > 6) {
    const digits = Math.min(15, Math.max(4, Math.ceil(Math.log10(max / step)) + 1));
    return (value) => powerOfTen(value, digits);
  }
  const number = plain(decimalsOf(1));
  return (value) => minus(number.format(value));
}

/** Creating a formatter takes as long as drawing a plot, so each is created once. */
const formatters = new Map<number, Intl.NumberFormat>();

function plain(decimals: number): Intl.NumberFormat {
  const known = formatters.get(decimals);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  formatters.set(decimals, made);
  return made;
}

const minus = (text: string) => text.replace('-', '−');
const SUPERSCRIPTS: Record<string, string> = {
  '-': '⁻',
  ...Object.fromEntries(Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (raised, digit) => [digit, raised])),
};
const raised = (power: number) => Array.from(String(power), (character) => SUPERSCRIPTS[character]).join('');

/** 2·10⁻⁵, with as many digits as tell it from its neighbours. */
function powerOfTen(value: number, digits: number): string {
  if (value === 0) return '0';
  const power = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const mantissa = Number((value / 10 ** power).toPrecision(digits));
  return minus(mantissa === 1 ? `10${raised(power)}` : `${mantissa}·10${raised(power)}`);
}

/** Powers of ten, and 2 and 5 times them where there is room. Less than a decade has linear ticks. */
export function logTicks(from: number, to: number, max: number): Tick[] {
  if (!(from > 0 && to > from) || max < 1) return [];
  const decades = Math.log10(to / from);
  if (decades < 0.9) return linearTicks(from, to, max);
  const first = Math.floor(Math.log10(from));
  const last = Math.ceil(Math.log10(to));
  const every = Math.max(1, Math.ceil(decades / max));
  const labelled = decades * 3 <= max ? [1, 2, 5] : [1];
  const ticks: Tick[] = [];
  for (let power = first; power <= last; power++) {
    for (let mantissa = 1; mantissa < 10; mantissa++) {
      const value = Number(`${mantissa}e${power}`);
      if (value < from * 0.999999 || value > to * 1.000001) continue;
      if (mantissa > 1 && every > 1) continue;
      const hasLabel = labelled.includes(mantissa) && power % every === 0;
      ticks.push({ value, label: hasLabel ? logLabel(value, power) : '' });
    }
  }
  return ticks;
}

const logLabel = (value: number, power: number) =>
  power >= -3 && power <= 4 ? plain(Math.max(0, -power)).format(value) : powerOfTen(value, 4);

/** Approximate width of a text in pixels. The figures and letters of the font are about equally wide. */
export const widthOf = (text: string, sizePx = 12) => text.length * sizePx * 0.56;

/** As many ticks as fit without touching labels. `length` is in pixels. */
export function ticksOf(axis: Axis, length: number, direction: 'across' | 'up'): Tick[] {
  const wanted = direction === 'across' ? length / 56 : Math.max(length / 36, Math.min(4, length / 20));
  for (let max = Math.max(1, Math.floor(wanted)); max >= 1; max--) {
    const ticks =
      axis.scale === 'log'
        ? logTicks(axis.from, axis.to, max)
        : linearTicks(axis.from, axis.to, max, axis.isWhole === true);
    const labelled = ticks.filter(({ label }) => label !== '');
    const room = (tick: Tick) => (direction === 'across' ? widthOf(tick.label) + 14 : 18);
    const fits = labelled.every((tick, index) => {
      if (index === 0) return true;
      const before = labelled[index - 1];
      const distance = (shareOf(axis, tick.value) - shareOf(axis, before.value)) * length;
      return distance >= (room(tick) + room(before)) / 2;
    });
    if (fits) return ticks;
  }
  return [];
}

/** A range around the values that ends at round numbers, so that it changes rarely while they grow. */
export function roundRange(from: number, to: number, scale: ScaleKind): [number, number] {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return scale === 'log' ? [0.1, 10] : [0, 1];
  if (scale === 'log') {
    if (from === to) return [from / 2, to * 2];
    return [lowerRound(from * 0.97), upperRound(to * 1.03)];
  }
  if (from === to) {
    const room = Math.max(1, Math.abs(from) * 0.1);
    return [from - room, to + room];
  }
  const step = roundStep((to - from) / 8);
  return [clean(Math.floor(from / step + 1e-9) * step, step), clean(Math.ceil(to / step - 1e-9) * step, step)];
}

/** The next 1, 2 or 5 times a power of ten above. */
function upperRound(value: number): number {
  return Number(roundStep(value).toPrecision(3));
}
const lowerRound = (value: number) => 1 / upperRound(1 / value);
