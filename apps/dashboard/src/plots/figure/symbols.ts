import type { Mark } from './colours.ts';

/** The polygon of a symbol around (0, 0), empty for round symbols. All look about equally large. */
export function outlineOf(symbol: Mark, sizePx: number): [number, number][] {
  const r = sizePx / 2;
  switch (symbol) {
    case 'square':
      return scaled([-0.86, -0.86, 0.86, -0.86, 0.86, 0.86, -0.86, 0.86], r);
    case 'triangle':
      return scaled([0, -1.2, 1.1, 0.8, -1.1, 0.8], r);
    case 'diamond':
      return scaled([0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0], r);
    case 'cross': {
      const [a, b] = [0.3, 1.1];
      return scaled([-a, -b, a, -b, a, -a, b, -a, b, a, a, a, a, b, -a, b, -a, a, -b, a, -b, -a, -a, -a], r);
    }
    case 'circle':
    case 'ring':
      return [];
  }
}

function scaled(flat: number[], r: number): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index] * r, flat[2 * index + 1] * r]);
}
