import type { Palette } from './colours.ts';
import type { Box, Figure, MarksShape, PathShape, Shape } from './shapes.ts';
import { outlineOf } from './symbols.ts';

/** The part of a canvas' context that paints. Its unit is a pixel of the page. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'rect'
  | 'clip'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'strokeText'
  | 'drawImage'
  | 'translate'
  | 'setLineDash'
  | 'globalAlpha'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'imageSmoothingEnabled'
>;

/** Paints shapes on a canvas. */
export function paint(context: Pen, shapes: readonly Shape[], palette: Palette, font: string) {
  for (const shape of shapes) {
    context.save();
    if ('clip' in shape && shape.clip !== undefined) clipTo(context, shape.clip);
    if ('opacity' in shape && shape.opacity !== undefined) context.globalAlpha = shape.opacity;
    paintOne(context, shape, palette, font);
    context.restore();
  }
}

function clipTo(context: Pen, { x, y, width, height }: Box) {
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
}

function paintOne(context: Pen, shape: Shape, palette: Palette, font: string) {
  switch (shape.kind) {
    case 'path':
      return paintPath(context, shape, palette);
    case 'marks':
      return paintMarks(context, shape, palette);
    case 'rectangle':
      if (shape.fill !== undefined) {
        context.fillStyle = palette(shape.fill);
        context.fillRect(shape.x, shape.y, shape.width, shape.height);
      }
      if (shape.stroke !== undefined) {
        context.strokeStyle = palette(shape.stroke);
        context.lineWidth = 1;
        context.strokeRect(shape.x, shape.y, shape.width, shape.height);
      }
      return;
    case 'image':
      context.imageSmoothingEnabled = false;
      context.drawImage(shape.source, shape.x, shape.y, shape.width, shape.height);
      return;
    case 'text':
      context.font = `${shape.isBold === true ? '600 ' : ''}${shape.sizePx ?? 12}px ${font}`;
      context.textAlign = shape.anchor === 'middle' ? 'center' : (shape.anchor ?? 'start');
      context.textBaseline = 'alphabetic';
      context.translate(shape.x, shape.y);
      if (shape.hasRim === true) {
        context.strokeStyle = palette('panel');
        context.lineWidth = 4;
        context.lineJoin = 'round';
        context.strokeText(shape.text, 0, 0);
      }
      context.fillStyle = palette(shape.colour ?? 'ink-soft');
      context.fillText(shape.text, 0, 0);
  }
}

function paintPath(context: Pen, shape: PathShape, palette: Palette) {
  const { xs, ys } = shape;
  context.beginPath();
  let isDown = false;
  for (let index = 0; index < xs.length; index++) {
    const [x, y] = [xs[index], ys[index]];
    if (Number.isNaN(x) || Number.isNaN(y)) isDown = false;
    else if (isDown) context.lineTo(x, y);
    else {
      context.moveTo(x, y);
      isDown = true;
    }
  }
  if (shape.fill !== undefined) {
    context.fillStyle = palette(shape.fill);
    context.fill();
  }
  if (shape.stroke !== undefined) {
    context.strokeStyle = palette(shape.stroke);
    context.lineWidth = shape.width ?? 1;
    context.lineJoin = 'round';
    context.setLineDash([...(shape.dash ?? [])]);
    context.stroke();
  }
}

function paintMarks(context: Pen, shape: MarksShape, palette: Palette) {
  const { xs, ys, symbol, sizePx } = shape;
  const outline = outlineOf(symbol, sizePx);
  context.fillStyle = palette(shape.colour);
  context.strokeStyle = palette(shape.colour);
  context.lineWidth = 1.5;
  // Each mark is painted by itself: where they overlap, the opacity adds up and shows how many there are.
  for (let index = 0; index < xs.length; index++) {
    const [x, y] = [xs[index], ys[index]];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    if (symbol === 'circle' && sizePx < 3) {
      context.fillRect(x - sizePx / 2, y - sizePx / 2, sizePx, sizePx);
      continue;
    }
    context.beginPath();
    if (outline.length === 0) context.arc(x, y, sizePx / 2, 0, 2 * Math.PI);
    else for (const [dx, dy] of outline) context.lineTo(x + dx, y + dy);
    if (symbol === 'ring') context.stroke();
    else context.fill();
  }
}

/** A figure on a canvas of its own with a background, at `scale` dots per pixel. */
export function paintFigure(figure: Figure, palette: Palette, font: string, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(figure.width * scale);
  canvas.height = Math.round(figure.height * scale);
  const context = canvas.getContext('2d')!;
  context.scale(scale, scale);
  context.fillStyle = palette('panel');
  context.fillRect(0, 0, figure.width, figure.height);
  paint(context, figure.shapes, palette, font);
  return canvas;
}
