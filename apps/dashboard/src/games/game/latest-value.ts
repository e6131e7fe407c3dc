/**
 * Sends values one at a time. Of the values that come while one is under way only the latest is sent: a slider that moves
 * fast ends where it was left.
 */
export class LatestValue<T> {
  private readonly send: (value: T) => Promise<unknown>;
  private next: { value: T } | undefined;
  private isSending = false;

  constructor(send: (value: T) => Promise<unknown>) {
    this.send = send;
  }

  /** Resolves to true when all is sent, and to false if an earlier call sends this value. */
  async set(value: T): Promise<boolean> {
    this.next = { value };
    if (this.isSending) return false;
    this.isSending = true;
    try {
      while (this.next !== undefined) {
        const { value: latest } = this.next;
        this.next = undefined;
        await this.send(latest);
      }
    } finally {
      this.isSending = false;
    }
    return true;
  }
}
