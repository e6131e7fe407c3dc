/** How the cells of the tables of statistics look. */

export const HEAD = 'border-b border-line-strong px-1 py-1 sm:px-2 text-left font-semibold first:pl-0 last:pr-0';
export const CELL = 'border-b border-line px-1 py-1 sm:px-2 align-top first:pl-0 last:pr-0';
export const FIGURE = `${CELL} text-right font-mono tabular-nums sm:whitespace-nowrap`;
