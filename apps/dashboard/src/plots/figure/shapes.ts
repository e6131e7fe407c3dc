import type { Colour, Mark } from './colours.ts';

/** A part of a figure, in pixels from its top left. A canvas and an SVG file are drawn from the same list. */
export type Shape = PathShape | RectangleShape | TextShape | MarksShape | ImageShape;

export interface PathShape {
  kind: 'path';
  /** Lines through points. NaN lifts the pen. */
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  stroke?: Colour;
  width?: number;
  dash?: readonly number[];
  fill?: Colour;
  opacity?: number;
  clip?: Box;
}

export interface RectangleShape {
  kind: 'rectangle';
  x: number;
  y: number;
  width: number;
  height: number;
  fill?: Colour;
  stroke?: Colour;
  opacity?: number;
  clip?: Box;
}

export interface TextShape {
  kind: 'text';
  x: number;
  /** Height of the baseline. */
  y: number;
  text: string;
  colour?: Colour;
  sizePx?: number;
  isBold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  /** A rim in the background colour keeps the text readable on lines. */
  hasRim?: boolean;
}

export interface MarksShape {
  kind: 'marks';
  xs: ArrayLike<number>;
  ys: ArrayLike<number>;
  symbol: Mark;
  /** Diameter. */
  sizePx: number;
  colour: Colour;
  opacity?: number;
  clip?: Box;
}

export interface ImageShape {
  kind: 'image';
  x: number;
  y: number;
  width: number;
  height: number;
  source: HTMLCanvasElement;
  clip?: Box;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Figure {
  width: number;
  height: number;
  shapes: readonly Shape[];
}

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: Colour, width = 1): PathShape => ({
  kind: 'path',
  xs: [x1, x2],
  ys: [y1, y2],
  stroke,
  width,
});
