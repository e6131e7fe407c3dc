import type { Manifest } from '@farol/kernel';
import type { SharedCitation } from '../verify/shared-citation.ts';
import type { Frame } from './live-game.ts';
import { OrderlyWorker } from './orderly-worker.ts';
import type { Order, Report } from './orders.ts';
import type { Group, SeededSetup } from './setups.ts';

/** State of a playing game, from its worker's last message. */
export interface Sight {
  frame: Frame;
  isPlaying: boolean;
  roundsPerSecond: number;
}

/** Request for the next picture: the length of the past, and parts that take longer. */
export interface Wants {
  recent: number;
  overview: boolean;
}

/** Further messages of the game. */
export interface Hears {
  /** Why it cannot be played, in words. */
  fault: (words: string) => void;
  /** Agents joined or left. */
  manifest?: (manifest: Manifest) => void;
}

/** Summaries are asked for this often. */
const SUMMARY_MS = 200;

/**
 * A game that plays in a worker of its own. The page asks for a picture when it is about to draw, and for the next
 * one when it has drawn: no more are made than are shown, however fast the game is.
 */
export class Player {
  wants: Wants = { recent: 200, overview: false };
  sight: Sight | undefined;
  private readonly worker: OrderlyWorker<Order>;
  private readonly listeners = new Set<() => void>();
  private readonly questions = new Map<number, (citation: SharedCitation) => void>();
  private readonly hears: Hears;
  private game = 0;
  private asked = 0;
  private isAsking = false;
  private isOutdated = false;
  private isClosed = false;
  private summaryAt = -Infinity;
  private ticket = 0;

  constructor(hears: Hears) {
    this.hears = hears;
    const worker = new Worker(new URL('./play-worker.ts', import.meta.url), { type: 'module' });
    this.worker = new OrderlyWorker<Order>(worker, (report: Report) => this.hear(report), hears.fault);
  }

  /** Plays another game; what was seen of the last one stays until the new one is seen. */
  load(played: Manifest | SeededSetup, upTo = 0): void {
    this.game++;
    this.send({ order: 'load', game: this.game, played, upTo });
  }

  run(isPlaying: boolean, tempo: number | null): void {
    this.send({ order: 'run', isPlaying, tempo });
  }

  step(): void {
    this.send({ order: 'step' });
  }

  /** Agents join before the next round. */
  join(group: Group): void {
    this.send({ order: 'join', group });
  }

  leave(place: number): void {
    this.send({ order: 'leave', place });
  }

  /** The current citation: manifest, rounds, digest and marks. */
  cite(): Promise<SharedCitation> {
    this.asked++;
    const { promise, resolve } = Promise.withResolvers<SharedCitation>();
    this.questions.set(this.asked, resolve);
    this.worker.send({ order: 'cite', question: this.asked });
    return promise;
  }

  /** Asks for a picture now, though nothing moved: what is wanted has changed. */
  look(): void {
    this.summaryAt = -Infinity;
    this.ask();
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  close(): void {
    this.isClosed = true;
    cancelAnimationFrame(this.ticket);
    this.worker.close();
  }

  private send(order: Order): void {
    this.worker.send(order);
    this.summaryAt = -Infinity;
    this.ask();
  }

  private ask(): void {
    // Before the first game there is no picture, and so no answer.
    if (this.isClosed || this.game === 0) return;
    // The picture that is on its way may have been made before the last order was heard.
    this.isOutdated = this.isAsking;
    if (this.isAsking) return;
    this.isAsking = true;
    this.ticket = requestAnimationFrame(() => {
      const summary = performance.now() - this.summaryAt > SUMMARY_MS;
      if (summary) this.summaryAt = performance.now();
      this.worker.send({ order: 'frame', ...this.wants, summary });
    });
  }

  private hear(report: Report): void {
    if (report.report === 'citation') {
      this.questions.get(report.question)?.(report.citation);
      this.questions.delete(report.question);
      return;
    }
    if (report.report === 'manifest') {
      if (report.game === this.game) this.hears.manifest?.(report.manifest);
      return;
    }
    if (report.report === 'fault') {
      if (report.game === this.game) this.hears.fault(report.words);
      return;
    }
    this.isAsking = false;
    const { frame, isPlaying, isBusy, roundsPerSecond } = report;
    const before = this.sight;
    const isSame = before?.frame.round === frame.round && report.game === this.game;
    if (report.game === this.game) {
      const summary = frame.summary ?? before?.frame.summary;
      const overview = frame.overview ?? before?.frame.overview;
      this.sight = { frame: { ...frame, summary, overview }, isPlaying, roundsPerSecond };
      for (const listener of this.listeners) listener();
    }
    // At rest, and all of it seen: the next order asks again.
    if (!isBusy && !this.isOutdated && isSame && frame.summary !== undefined) return;
    if (!isBusy) this.summaryAt = -Infinity;
    this.ask();
  }
}
