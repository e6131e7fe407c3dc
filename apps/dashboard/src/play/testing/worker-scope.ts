/** The global scope of a worker: its script hears orders and posts reports. Install it as `self`, then import the script. */
export class WorkerScope<Report extends { report: string }> extends EventTarget {
  readonly reports: (Report | { report: 'ready' })[] = [];

  postMessage(report: Report | { report: 'ready' }): void {
    this.reports.push(report);
  }

  send(order: object): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data: order }));
  }

  /** The reports of a kind so far. */
  reportsOf<K extends Report['report']>(kind: K): Extract<Report, { report: K }>[] {
    return this.reports.filter((report): report is Extract<Report, { report: K }> => report.report === kind);
  }
}
