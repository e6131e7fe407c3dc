/** A worker that has not said that it is ready after so long will not: one of its files was not loaded. */
const PATIENCE_MS = 20_000;

/**
 * A worker that is told nothing before it has said `{report: 'ready'}`: its script may be loaded in parts, and what
 * is said to the first part is heard by none.
 */
export class OrderlyWorker<Order> {
  private readonly worker: Worker;
  /** Orders that wait for the worker; undefined once it is ready. */
  private waiting: Order[] | undefined = [];
  private readonly timer: ReturnType<typeof setTimeout>;

  constructor(worker: Worker, hear: (report: never) => void, onLost: (words: string) => void) {
    this.worker = worker;
    const lose = () => onLost('What plays the game could not be loaded. Reload the page.');
    this.timer = setTimeout(lose, PATIENCE_MS);
    worker.addEventListener('error', lose);
    worker.addEventListener('message', ({ data }: MessageEvent<{ report: string }>) => {
      if (data.report === 'ready') this.begin();
      else hear(data as never);
    });
  }

  send(order: Order): void {
    if (this.waiting === undefined) this.worker.postMessage(order);
    else this.waiting.push(order);
  }

  close(): void {
    clearTimeout(this.timer);
    this.worker.terminate();
  }

  private begin(): void {
    clearTimeout(this.timer);
    for (const order of this.waiting ?? []) this.worker.postMessage(order);
    this.waiting = undefined;
  }
}
