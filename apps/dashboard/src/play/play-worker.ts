import type { Manifest } from '@farol/kernel';
import { LiveGame } from './live-game.ts';
import { joinedBy, faultIn, manifestOf } from './manifests.ts';
import type { Order, Report } from './orders.ts';
import { Pace } from './pace.ts';

/** Plays a game in slices of about this long, so that orders are heard between them. */
const SLICE_MS = 8;
/** A page that requests no picture for this long is out of sight. Its game waits. */
const UNSEEN_MS = 1500;
/** The speed in a report is that of about the last half second. */
const RATE_MS = 500;

const scope = self as unknown as {
  postMessage(report: Report | { report: 'ready' }, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Order>) => void): void;
};

let live: LiveGame | undefined;
let number = 0;
let isPlaying = false;
let tempo: number | null = null;
/** Rounds to be played at once. */
let owed = 0;
const pace = new Pace();
let askedAt = 0;
let rate = 0;
let measured = { at: 0, round: 0 };

// A message to the own port comes back at once, a timer not before 4 ms.
const { port1, port2 } = new MessageChannel();
let isScheduled = false;
port2.addEventListener('message', playSlice);
port2.start();

function schedule(delayMs: number): void {
  if (isScheduled) return;
  isScheduled = true;
  if (delayMs < 4) port1.postMessage(null);
  else setTimeout(playSlice, delayMs);
}

function playSlice(): void {
  isScheduled = false;
  const now = performance.now();
  if (live === undefined || (owed === 0 && (!isPlaying || now - askedAt > UNSEEN_MS))) return rest();
  const due = owed > 0 ? owed : pace.due(now, tempo);
  const obstacle = due > 0 ? live.obstacle : undefined;
  if (obstacle !== undefined) return fail(obstacle);
  try {
    playFor(live, due, now + SLICE_MS);
  } catch (error) {
    return fail(`This game cannot be played on: ${(error as Error).message}.`);
  }
  measure();
  schedule(owed > 0 || tempo === null ? 0 : Math.min(100, 1000 / tempo));
}

function playFor(game: LiveGame, due: number, until: number): void {
  let left = due;
  // Grows while rounds are quick, so that the clock is not read for each.
  for (let slice = 1; left > 0 && performance.now() < until && game.obstacle === undefined; slice *= 2) {
    const before = game.round;
    game.play(Math.min(left, slice));
    left -= game.round - before;
  }
  const played = Number.isFinite(due) ? due - left : 0;
  if (owed > 0) owed -= played;
  else pace.spend(played);
}

function measure(): void {
  const now = performance.now();
  const elapsed = now - measured.at;
  if (live === undefined || elapsed < RATE_MS) return;
  rate = ((live.round - measured.round) / elapsed) * 1000;
  measured = { at: now, round: live.round };
}

function rest(): void {
  rate = 0;
}

function fail(words: string): void {
  isPlaying = false;
  owed = 0;
  scope.postMessage({ report: 'fault', game: number, words });
}

/** Goes on with other agents, if the game can be played with them. */
function change(agentsOf: (manifest: Manifest, round: number) => Manifest['agents']): void {
  if (live === undefined) return;
  const manifest = { ...live.manifest, agents: agentsOf(live.manifest, live.round) };
  const fault = faultIn(manifest, live.round);
  if (fault !== undefined) return scope.postMessage({ report: 'fault', game: number, words: fault });
  live.change(manifest);
  scope.postMessage({ report: 'manifest', game: number, manifest });
}

function startClock(): void {
  const now = performance.now();
  pace.start(now);
  askedAt = now;
  measured = { at: now, round: live?.round ?? 0 };
}

function wake(): void {
  const isIdle = !isScheduled;
  if (isIdle) startClock();
  schedule(0);
}

function sendFrame(order: Extract<Order, { order: 'frame' }>): void {
  if (live === undefined) return;
  const wasUnseen = performance.now() - askedAt > UNSEEN_MS;
  askedAt = performance.now();
  if (isPlaying && wasUnseen) wake();
  const frame = live.read(order);
  const { recent, crowd, overview, summary } = frame;
  const arrays = [
    recent,
    crowd.group,
    crowd.choice,
    crowd.benefit,
    ...(overview === undefined ? [] : [overview.round, overview.min, overview.max, overview.mean]),
    ...(summary === undefined ? [] : [summary.counts]),
  ];
  scope.postMessage(
    { report: 'frame', game: number, frame, isPlaying, isBusy: isPlaying || owed > 0, roundsPerSecond: rate },
    arrays.map(({ buffer }) => buffer),
  );
}

scope.addEventListener('message', ({ data }) => {
  switch (data.order) {
    case 'load':
      number = data.game;
      live = new LiveGame('engine' in data.played ? data.played : manifestOf(data.played));
      owed = data.upTo;
      rate = 0;
      measured = { at: performance.now(), round: 0 };
      if (live.obstacle !== undefined) return fail(live.obstacle);
      return wake();
    case 'join':
      return change(({ agents }, round) => [...agents, joinedBy(data.group, round)]);
    case 'leave':
      return change(({ agents }, round) =>
        agents.map((entry, place) => (place === data.place ? { ...entry, leaves: round } : entry)),
      );
    case 'run':
      ({ isPlaying, tempo } = data);
      return wake();
    case 'step':
      owed++;
      return wake();
    case 'frame':
      return sendFrame(data);
    case 'cite':
      if (live === undefined) return;
      return scope.postMessage({ report: 'citation', question: data.question, citation: live.cite() });
  }
});

scope.postMessage({ report: 'ready' });
