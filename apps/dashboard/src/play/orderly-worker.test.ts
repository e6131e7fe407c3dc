import { expect, test } from 'vitest';
import { OrderlyWorker } from './orderly-worker.ts';

/** A worker's end of the line: what reached it, and a way to speak. */
class Line extends EventTarget {
  readonly heard: unknown[] = [];
  postMessage(order: unknown) {
    this.heard.push(order);
  }
  say(report: { report: string }) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: report }));
  }
  terminate() {}
}

test('a worker is told nothing before it is ready, then all of it in order', () => {
  const line = new Line();
  const reports: unknown[] = [];
  const worker = new OrderlyWorker<string>(
    line as unknown as Worker,
    (report) => reports.push(report),
    () => {},
  );
  worker.send('load');
  worker.send('run');
  expect(line.heard).toEqual([]);
  line.say({ report: 'ready' });
  worker.send('step');
  line.say({ report: 'frame' });
  expect(line.heard).toEqual(['load', 'run', 'step']);
  expect(reports).toEqual([{ report: 'frame' }]);
  worker.close();
});
