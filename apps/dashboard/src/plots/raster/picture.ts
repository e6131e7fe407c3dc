import { channelsOf, type Palette } from '../figure/colours.ts';
import type { Choices } from './cells.ts';

/** The choices as RGBA, a pixel for each: going in colour, staying home like the ground, absence in between. */
export function pixelsOf({ columns, rows, bit }: Choices, palette: Palette): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * rows * columns);
  const [went, stayed, away] = [palette('plot-1'), palette('panel'), palette('line')].map(channelsOf);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const choice = bit(row, column);
      const at = 4 * (row * columns + column);
      pixels.set(choice === 1 ? went : choice === 0 ? stayed : away, at);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** The choices as a picture of one dot each, to be enlarged without smoothing. */
export function drawChoices(choices: Choices, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, choices.columns);
  canvas.height = Math.max(1, choices.rows);
  if (choices.columns === 0 || choices.rows === 0) return canvas;
  const image = new ImageData(pixelsOf(choices, palette), choices.columns, choices.rows);
  canvas.getContext('2d')!.putImageData(image, 0, 0);
  return canvas;
}
