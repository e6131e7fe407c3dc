import { channelsOf, type Palette } from '../figure/colours.ts';

export interface Bits {
  /** Rounds. */
  columns: number;
  /** Agents. */
  rows: number;
  /** 1: went, 0: stayed home, null: did not play then. */
  bit: (row: number, column: number) => number | null;
}

/** One dot for each choice: who went in colour, who stayed home in the ground's. */
export function drawBits({ columns, rows, bit }: Bits, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, columns);
  canvas.height = Math.max(1, rows);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(canvas.width, canvas.height);
  const [went, stayed, away] = [palette('plot-1'), palette('panel'), palette('line')].map(channelsOf);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const choice = bit(row, column);
      const colour = choice === 1 ? went : choice === 0 ? stayed : away;
      const at = 4 * (row * columns + column);
      image.data[at] = colour[0];
      image.data[at + 1] = colour[1];
      image.data[at + 2] = colour[2];
      image.data[at + 3] = 255;
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
