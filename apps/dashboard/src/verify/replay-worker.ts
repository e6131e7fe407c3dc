import { Replay } from './replay.ts';
import type { ReplayOrder, ReplayReport } from './replay-orders.ts';

/** Orders are heard between slices of about this long. */
const SLICE_MS = 30;
const REPORT_MS = 120;

const scope = self as unknown as {
  postMessage(report: ReplayReport | { report: 'ready' }): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ReplayOrder>) => void): void;
};

let replay: Replay | undefined;
let isPaused = false;
let reportedAt = 0;
/** Since the last pause, and the time that was played before it. */
let clock = { at: 0, round: 0, playedMs: 0 };

// A message to oneself comes back at once, a timer not before four milliseconds.
const { port1, port2 } = new MessageChannel();
port2.addEventListener('message', playSlice);
port2.start();

function playSlice(): void {
  if (replay === undefined || isPaused) return;
  const until = performance.now() + SLICE_MS;
  try {
    for (let slice = 1; !replay.isOver && performance.now() < until; slice *= 2) replay.play(Math.min(slice, 65_536));
  } catch (error) {
    return scope.postMessage({
      report: 'fault',
      words: `This game cannot be played: ${(error as Error).message}.`,
    });
  }
  const now = performance.now();
  if (replay.isOver) {
    const seconds = (clock.playedMs + now - clock.at) / 1000;
    return scope.postMessage({ report: 'outcome', outcome: replay.conclude(), seconds });
  }
  if (now - reportedAt > REPORT_MS) {
    reportedAt = now;
    const roundsPerSecond = ((replay.round - clock.round) / (now - clock.at)) * 1000;
    scope.postMessage({
      report: 'progress',
      progress: {
        round: replay.round,
        roundsPerSecond,
        hasParted: replay.hasParted,
        overview: replay.readOverview(),
      },
    });
  }
  port1.postMessage(null);
}

function startClock(): void {
  clock = { ...clock, at: performance.now(), round: replay?.round ?? 0 };
}

scope.addEventListener('message', ({ data }) => {
  if (data.order === 'replay') {
    replay = new Replay(data.citation);
    startClock();
    port1.postMessage(null);
  } else if (data.isPaused !== isPaused) {
    ({ isPaused } = data);
    if (isPaused) clock.playedMs += performance.now() - clock.at;
    else {
      startClock();
      port1.postMessage(null);
    }
  }
});

scope.postMessage({ report: 'ready' });
