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

/** One line on a terminal that says how far a game is; on anything else nothing. */
export class Progress {
  private readonly terminal: Terminal;
  private readonly rounds: number;
  private readonly now: () => number;
  private readonly startMs: number;
  private shownMs: number;
  private isShown = false;

  constructor(terminal: Terminal, rounds: number, now = () => performance.now()) {
    this.terminal = terminal;
    this.rounds = rounds;
    this.now = now;
    this.startMs = now();
    this.shownMs = this.startMs + FIRST_MS - EVERY_MS;
  }

  show(round: number): void {
    const now = this.now();
    if (!this.terminal.isTTY || round === 0 || now - this.shownMs < EVERY_MS) return;
    this.shownMs = now;
    this.isShown = true;
    const perSecond = (1000 * round) / (now - this.startMs);
    const share = round / this.rounds;
    const full = Math.floor(share * BAR_WIDTH);
    const line = [
      '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full),
      `${Math.floor(100 * share)} %`.padStart(5),
      `${perSecond < 10 ? writeNumber(perSecond) : writeCount(perSecond)} rounds/s`,
      `${writeDuration((this.rounds - round) / perSecond)} left`,
    ].join('  ');
    this.terminal.write(CLEAR_LINE + line.slice(0, (this.terminal.columns ?? 80) - 1));
  }

  clear(): void {
    if (this.isShown) this.terminal.write(CLEAR_LINE);
    this.isShown = false;
  }
}
