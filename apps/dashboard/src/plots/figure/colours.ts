/** A colour of the design by name, or any other for the cells of a heat map. */
export type PlotColour = 'plot-1' | 'plot-2' | 'plot-3' | 'plot-4' | 'plot-5' | 'plot-6';
export type Colour = PlotColour | 'ink' | 'ink-soft' | 'line' | 'line-strong' | 'panel' | 'lamp' | `#${string}`;
export type Palette = (colour: Colour) => string;

export const PLOT_COLOURS: readonly PlotColour[] = ['plot-1', 'plot-2', 'plot-3', 'plot-4', 'plot-5', 'plot-6'];

/** The light theme on white, for print and papers. A test compares it with globals.css. */
export const PRINT_COLOURS: Readonly<Record<Exclude<Colour, `#${string}`>, string>> = {
  ink: '#14202b',
  'ink-soft': '#52606b',
  line: '#ddd8cc',
  'line-strong': '#8a8577',
  panel: '#ffffff',
  lamp: '#8f4a00',
  'plot-1': '#0a5c91',
  'plot-2': '#b45309',
  'plot-3': '#00806a',
  'plot-4': '#a6267a',
  'plot-5': '#6b5bb0',
  'plot-6': '#5f6a72',
};

const isOwn = (colour: Colour): colour is `#${string}` => colour.startsWith('#');

export const printPalette: Palette = (colour) => (isOwn(colour) ? colour : PRINT_COLOURS[colour]);

/** The colours of each theme. Reading them makes the browser compute styles, so each is read once. */
const themes = new Map<string | undefined, Map<Colour, string>>();

/** The colours of the current theme. */
export function screenPalette(): Palette {
  const root = document.documentElement;
  const theme = root.dataset['theme'];
  const known = themes.get(theme) ?? new Map<Colour, string>();
  themes.set(theme, known);
  return (colour) => {
    if (isOwn(colour)) return colour;
    let value = known.get(colour);
    if (value === undefined) {
      value = getComputedStyle(root).getPropertyValue(`--${colour}`).trim();
      known.set(colour, value);
    }
    return value;
  };
}

/** The red, green and blue of #rrggbb, each 0…255. */
export const channelsOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** Dashes and markers distinguish lines in grey print. */
export const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3], [14, 4], [5, 2, 1, 2, 1, 2]];
export const SYMBOLS = ['circle', 'square', 'triangle', 'diamond', 'cross', 'ring'] as const;
export type Mark = (typeof SYMBOLS)[number];
