/** Changes of the visible range that the wheel, keys and fingers ask for. Positions are shares of the plot's width. */
export type ZoomCommand =
  | { kind: 'zoom'; factor: number; around: number }
  | { kind: 'move'; by: number }
  | { kind: 'all' }
  /** Moves the reading line to the next or previous value. */
  | { kind: 'step'; by: 1 | -1 };

const KEY_ZOOM = 0.7;
const KEY_MOVE = 0.15;

export type KeyInput = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The command of a key, or null if the plot has none for it. Arrows read values while the whole range is visible. */
export function keyCommand(input: KeyInput, isZoomed: boolean): ZoomCommand | null {
  if (input.ctrlKey || input.metaKey || input.altKey) return null;
  switch (input.key) {
    case '+':
    case '=':
      return { kind: 'zoom', factor: KEY_ZOOM, around: 0.5 };
    case '-':
    case '−':
      return { kind: 'zoom', factor: 1 / KEY_ZOOM, around: 0.5 };
    case '0':
      return { kind: 'all' };
    case 'ArrowLeft':
    case 'ArrowRight': {
      const sign = input.key === 'ArrowLeft' ? -1 : 1;
      return input.shiftKey || !isZoomed ? { kind: 'step', by: sign } : { kind: 'move', by: sign * KEY_MOVE };
    }
    default:
      return null;
  }
}

export interface WheelInput {
  deltaX: number;
  deltaY: number;
  /** The deltas are lines, not pixels. */
  isInLines: boolean;
  /** Also set by a pinch on a touchpad. */
  ctrlKey: boolean;
  /** Position of the pointer as a share of the plot's width. */
  around: number;
  /** Width of the plot in pixels. */
  width: number;
}

const LINE_PX = 16;
const MAX_WHEEL_PX = 120;
const PINCH_STRENGTH = 4;

/** The command of a turn of the wheel, or null if the page scrolls instead. */
export function wheelCommand(input: WheelInput, isZoomed: boolean): ZoomCommand | null {
  const unit = input.isInLines ? LINE_PX : 1;
  if (Math.abs(input.deltaX) > Math.abs(input.deltaY)) {
    return isZoomed ? { kind: 'move', by: (input.deltaX * unit) / input.width } : null;
  }
  if (input.deltaY === 0 || (input.deltaY > 0 && !isZoomed && !input.ctrlKey)) return null;
  const turn = Math.max(-MAX_WHEEL_PX, Math.min(MAX_WHEEL_PX, input.deltaY * unit));
  const strength = turn * (input.ctrlKey ? PINCH_STRENGTH : 1);
  return { kind: 'zoom', factor: 1.002 ** strength, around: input.around };
}

interface Box {
  left: number;
  width: number;
}

/** Fingers closer than this have no usable distance. */
const MIN_SPREAD_PX = 8;

/** The commands of two fingers that moved from `before` to `after`, both in pixels of the page. */
export function pinchCommands(before: readonly number[], after: readonly number[], box: Box): ZoomCommand[] {
  const [wide, middle] = spreadOf(before);
  const [newWide, newMiddle] = spreadOf(after);
  const commands: ZoomCommand[] = [];
  if (wide > MIN_SPREAD_PX && newWide > MIN_SPREAD_PX) {
    commands.push({ kind: 'zoom', factor: wide / newWide, around: (newMiddle - box.left) / box.width });
  }
  commands.push({ kind: 'move', by: (middle - newMiddle) / box.width });
  return commands;
}

const spreadOf = (positions: readonly number[]): [wide: number, middle: number] => {
  const [first, last] = [positions[0], positions[positions.length - 1]];
  return [Math.abs(last - first), (last + first) / 2];
};

/** A press that moves no farther is a click. */
const CLICK_PX = 4;

/** The range between two positions of a drag, in shares of the width within 0…1; null for a click. */
export function dragRange(beganX: number, x: number, { left, width }: Box): [from: number, to: number] | null {
  if (Math.abs(x - beganX) <= CLICK_PX || width <= 0) return null;
  const share = (position: number) => Math.max(0, Math.min(1, (position - left) / width));
  const [from, to] = [share(Math.min(beganX, x)), share(Math.max(beganX, x))];
  return from < to ? [from, to] : null;
}

/** The press did not move, or hardly. */
export const isStill = (beganX: number, beganY: number, x: number, y: number) =>
  Math.hypot(x - beganX, y - beganY) <= CLICK_PX;
