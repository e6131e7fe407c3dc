import { writeCount, writeNumber } from './numbers.ts';

/** The part of a terminal that is drawn on. */
export interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

const FIRST_MS = 250;
const EVERY_MS = 100;
const BAR_WIDTH = 24;
const CLEAR_LINE = '\r\u001B[K';

function writeDuration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One line on a terminal that says how far a game or an experiment is; on anything else nothing. */
export class Progress {
  private readonly terminal: Terminal;
  private readonly total: number;
  private readonly unit: 'rounds' | 'games';
  private readonly now: () => number;
  private readonly startMs: number;
  private shownMs: number;
  private isShown = false;

  constructor(terminal: Terminal, total: number, now = () => performance.now(), unit: 'rounds' | 'games' = 'rounds') {
    this.terminal = terminal;
    this.total = total;
    this.unit = unit;
    this.now = now;
    this.startMs = now();
    this.shownMs = this.startMs + FIRST_MS - EVERY_MS;
  }

  /** So many are done; of games, which differ in length, that may be another share of the work. */
  show(done: number, share = done / this.total): void {
    const now = this.now();
    if (!this.terminal.isTTY || share === 0 || now - this.shownMs < EVERY_MS) return;
    this.shownMs = now;
    this.isShown = true;
    const seconds = (now - this.startMs) / 1000;
    const perSecond = done / seconds;
    const full = Math.floor(share * BAR_WIDTH);
    const line = [
      '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full),
      `${Math.floor(100 * share)} %`.padStart(5),
      ...(this.unit === 'games' ? [`${writeCount(done)} of ${writeCount(this.total)} games`] : []),
      `${perSecond < 10 ? writeNumber(perSecond) : writeCount(perSecond)} ${this.unit}/s`,
      `${writeDuration((seconds * (1 - share)) / share)} left`,
    ].join('  ');
    this.terminal.write(CLEAR_LINE + line.slice(0, (this.terminal.columns ?? 80) - 1));
  }

  clear(): void {
    if (this.isShown) this.terminal.write(CLEAR_LINE);
    this.isShown = false;
  }
}
