import type { PlotColour } from '../plots/figure/colours.ts';

/** The colours of the games in their order; names and order tell them apart too. */
export const GAME_COLOURS: readonly PlotColour[] = ['plot-1', 'plot-2', 'plot-3', 'plot-4', 'plot-5', 'plot-6'];
/** Class names must stand in the source as a whole. */
export const SWATCHES = ['bg-plot-1', 'bg-plot-2', 'bg-plot-3', 'bg-plot-4', 'bg-plot-5', 'bg-plot-6'] as const;
