import { dragRange, isStill, pinchCommands, wheelCommand, type ZoomCommand } from './commands.ts';

/** Receives the gestures on a plot. */
export interface Gestures {
  obey: (command: ZoomCommand) => void;
  isZoomed: () => boolean;
  /** A finger rests on the plot, this many pixels from its left. */
  touch: (left: number) => void;
  /** A range is being dragged with the mouse, in shares of the width; null when the drag ends. */
  drag?: (range: readonly [number, number] | null) => void;
  /** A range was dragged. */
  select?: (from: number, to: number) => void;
  /** A click that is no drag, in pixels from the top left. */
  click?: (left: number, top: number) => void;
}

/** The part of an element that gestures need. */
export type GestureArea = Pick<HTMLElement, 'addEventListener' | 'getBoundingClientRect' | 'setPointerCapture'> & {
  style: Pick<CSSStyleDeclaration, 'touchAction'>;
};

/** `WheelEvent.DOM_DELTA_LINE`: the deltas of the wheel are lines. */
const DELTA_LINE = 1;

/**
 * Listens on the plot's area and returns a function that stops. `latest` returns the gestures of the last render. Keys
 * are handled by the element that has the focus.
 */
export function listenToGestures(area: GestureArea, latest: () => Gestures, page: EventTarget = document): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  listenToWheel(area, latest, page, signal);
  listenToFingers(area, latest, signal);
  listenToDrags(area, latest, signal);
  listenToClicks(area, latest, signal);
  area.addEventListener('dblclick', () => latest().obey({ kind: 'all' }), { signal });
  return () => stop.abort();
}

/** The wheel zooms only after the pointer moved on the plot. A page that scrolls past the plot is left alone. */
function listenToWheel(area: GestureArea, latest: () => Gestures, page: EventTarget, signal: AbortSignal) {
  let isMeant = false;
  area.addEventListener('mousemove', ({ movementX, movementY }) => (isMeant ||= movementX !== 0 || movementY !== 0), {
    signal,
  });
  area.addEventListener('mouseleave', () => (isMeant = false), { signal });
  page.addEventListener('scroll', () => (isMeant = false), { signal, passive: true, capture: true });
  area.addEventListener(
    'wheel',
    (event) => {
      if (!isMeant && !event.ctrlKey) return;
      const { left, width } = area.getBoundingClientRect();
      const { deltaX, deltaY, ctrlKey } = event;
      const isInLines = event.deltaMode === DELTA_LINE;
      const input = { deltaX, deltaY, ctrlKey, isInLines, around: (event.clientX - left) / width, width };
      const command = wheelCommand(input, latest().isZoomed());
      if (command === null) return;
      event.preventDefault();
      latest().obey(command);
    },
    { signal, passive: false },
  );
}

const DOUBLE_TAP_MS = 300;

/** One finger reads, or moves a zoomed plot. Two fingers zoom. A vertical swipe scrolls the page. */
function listenToFingers(area: GestureArea, latest: () => Gestures, signal: AbortSignal) {
  area.style.touchAction = 'pan-y';
  const fingers = new Map<number, number>();
  let lastTapMs = 0;
  const end = (event: PointerEvent) => fingers.delete(event.pointerId);
  area.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'touch') return;
      area.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event.clientX);
      if (fingers.size > 1) return;
      if (event.timeStamp - lastTapMs < DOUBLE_TAP_MS) latest().obey({ kind: 'all' });
      lastTapMs = event.timeStamp;
      latest().touch(event.clientX - area.getBoundingClientRect().left);
    },
    { signal },
  );
  area.addEventListener(
    'pointermove',
    (event) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const box = area.getBoundingClientRect();
      const positions = [...fingers.values()];
      fingers.set(event.pointerId, event.clientX);
      if (fingers.size === 2) {
        for (const command of pinchCommands(positions, [...fingers.values()], box)) latest().obey(command);
      } else if (fingers.size === 1) {
        if (latest().isZoomed()) latest().obey({ kind: 'move', by: (before - event.clientX) / box.width });
        latest().touch(event.clientX - box.left);
      }
    },
    { signal },
  );
  area.addEventListener('pointerup', end, { signal });
  area.addEventListener('pointercancel', end, { signal });
}

/** The left button of the mouse selects a range. */
function listenToDrags(area: GestureArea, latest: () => Gestures, signal: AbortSignal) {
  let beganX: number | null = null;
  const rangeTo = (x: number) => (beganX === null ? null : dragRange(beganX, x, area.getBoundingClientRect()));
  area.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' || event.button !== 0 || latest().select === undefined) return;
      area.setPointerCapture(event.pointerId);
      beganX = event.clientX;
    },
    { signal },
  );
  area.addEventListener(
    'pointermove',
    (event) => {
      if (beganX !== null && event.pointerType !== 'touch') latest().drag?.(rangeTo(event.clientX));
    },
    { signal },
  );
  area.addEventListener(
    'pointerup',
    (event) => {
      if (event.pointerType === 'touch') return;
      const range = rangeTo(event.clientX);
      beganX = null;
      latest().drag?.(null);
      if (range !== null) latest().select?.(...range);
    },
    { signal },
  );
  area.addEventListener(
    'pointercancel',
    () => {
      beganX = null;
      latest().drag?.(null);
    },
    { signal },
  );
}

function listenToClicks(area: GestureArea, latest: () => Gestures, signal: AbortSignal) {
  let began: { x: number; y: number } | null = null;
  area.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => (began = { x, y }), { signal });
  area.addEventListener(
    'click',
    ({ clientX, clientY }) => {
      const isClick = began !== null && isStill(began.x, began.y, clientX, clientY);
      began = null;
      if (!isClick) return;
      const { left, top } = area.getBoundingClientRect();
      latest().click?.(clientX - left, clientY - top);
    },
    { signal },
  );
}
