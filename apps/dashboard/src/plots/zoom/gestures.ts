/** What fingers, wheel and keys want of a plot; places are shares of its width. */
export interface Gestures {
  zoom: (factor: number, around: number) => void;
  move: (by: number) => void;
  showAll: () => void;
  /** The reading line one value on or back. */
  step: (by: 1 | -1) => void;
  /** A finger rests on the plot at this place in pixels. */
  touch: (x: number) => void;
  isZoomed: () => boolean;
}

const KEY_ZOOM = 0.7;
const KEY_MOVE = 0.15;

/** The keys of a plot that has the focus. True if it was one of them. */
export function obeyKey(event: KeyboardEvent, gestures: Gestures): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case '+':
    case '=':
      gestures.zoom(KEY_ZOOM, 0.5);
      return true;
    case '-':
    case '−':
      gestures.zoom(1 / KEY_ZOOM, 0.5);
      return true;
    case '0':
      gestures.showAll();
      return true;
    case 'ArrowLeft':
    case 'ArrowRight': {
      const sign = event.key === 'ArrowLeft' ? -1 : 1;
      if (event.shiftKey || !gestures.isZoomed()) gestures.step(sign);
      else gestures.move(sign * KEY_MOVE);
      return true;
    }
    default:
      return false;
  }
}

/**
 * Listens on the area of the data, and says how to stop; `now` gives the gestures of the last drawing. Keys are heard
 * where the focus is, by `obeyKey`.
 */
export function listenToGestures(area: HTMLElement, now: () => Gestures): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  listenToWheel(area, now, signal);
  listenToFingers(area, now, signal);
  area.addEventListener('dblclick', () => now().showAll(), { signal });
  return () => stop.abort();
}

/**
 * The wheel zooms only once the pointer was moved on the plot: while the page is scrolled past it, it lets go. Wheeling
 * out of what is whole already scrolls the page too.
 */
function listenToWheel(area: HTMLElement, now: () => Gestures, signal: AbortSignal) {
  let isMeant = false;
  area.addEventListener('mousemove', ({ movementX, movementY }) => (isMeant ||= movementX !== 0 || movementY !== 0), {
    signal,
  });
  area.addEventListener('mouseleave', () => (isMeant = false), { signal });
  document.addEventListener('scroll', () => (isMeant = false), { signal, passive: true, capture: true });
  area.addEventListener(
    'wheel',
    (event) => {
      if (!isMeant && !event.ctrlKey) return;
      const { left, width } = area.getBoundingClientRect();
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        if (!now().isZoomed()) return;
        event.preventDefault();
        now().move(event.deltaX / width);
        return;
      }
      if (event.deltaY > 0 && !now().isZoomed() && !event.ctrlKey) return;
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const strength = Math.max(-120, Math.min(120, event.deltaY * lines)) * (event.ctrlKey ? 4 : 1);
      now().zoom(1.002 ** strength, (event.clientX - left) / width);
    },
    { signal, passive: false },
  );
}

/** One finger reads, or moves what is zoomed; two zoom; up and down scrolls the page; two taps show all. */
function listenToFingers(area: HTMLElement, now: () => Gestures, signal: AbortSignal) {
  area.style.touchAction = 'pan-y';
  const fingers = new Map<number, number>();
  let lastTapMs = 0;
  const places = () => [...fingers.values()];
  const end = (event: PointerEvent) => fingers.delete(event.pointerId);
  area.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType !== 'touch') return;
      area.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, event.clientX);
      if (fingers.size > 1) return;
      if (event.timeStamp - lastTapMs < 300) now().showAll();
      lastTapMs = event.timeStamp;
      now().touch(event.clientX - area.getBoundingClientRect().left);
    },
    { signal },
  );
  area.addEventListener(
    'pointermove',
    (event) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const { left, width } = area.getBoundingClientRect();
      const [wide, middle] = spread(places());
      fingers.set(event.pointerId, event.clientX);
      if (fingers.size === 2) {
        const [nowWide, nowMiddle] = spread(places());
        if (nowWide > 8 && wide > 8) now().zoom(wide / nowWide, (nowMiddle - left) / width);
        now().move((middle - nowMiddle) / width);
      } else if (fingers.size === 1) {
        if (now().isZoomed()) now().move((before - event.clientX) / width);
        now().touch(event.clientX - left);
      }
    },
    { signal },
  );
  area.addEventListener('pointerup', end, { signal });
  area.addEventListener('pointercancel', end, { signal });
}

const spread = (places: number[]): [wide: number, middle: number] => [
  Math.abs(places[places.length - 1] - places[0]),
  (places[places.length - 1] + places[0]) / 2,
];
