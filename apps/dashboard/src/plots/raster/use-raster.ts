import { useMemo } from 'react';
import { useTheme } from '../../shell/theme-switch.tsx';
import { printPalette, screenPalette } from '../figure/colours.ts';
import { useZoom } from '../zoom/use-zoom.ts';
import type { Choices, RowGroup } from './cells.ts';
import { drawChoices } from './picture.ts';
import type { RasterPlotProps } from './raster-plot.tsx';
import { heightOf, layOutRaster, rasterShapes } from './shapes.ts';

const NO_GROUPS: readonly RowGroup[] = [];
/** Closer than this many rounds the dots say no more. */
const MIN_ROUNDS = 8;

/** The state of a raster plot: its choices, the rounds in view, and its pictures. */
export function useRaster({ columns, rows, bit, groups = NO_GROUPS, firstColumn }: RasterPlotProps, width: number) {
  const height = heightOf(rows);
  const theme = useTheme();
  const choices = useMemo<Choices>(() => ({ columns, rows, bit }), [columns, rows, bit]);
  // The palette changes with the theme.
  const picture = useMemo(
    () => (width === 0 ? null : drawChoices(choices, screenPalette())),
    [choices, theme, width === 0],
  );
  const whole = useMemo(() => [firstColumn, firstColumn + columns] as const, [firstColumn, columns]);
  const zoom = useZoom({ whole, scale: 'linear', min: MIN_ROUNDS });
  const [from, to] = zoom.shown;
  const size = useMemo(
    () => ({ columns, rows, groups, firstColumn, width, height }),
    [columns, rows, groups, firstColumn, width, height],
  );
  const area = useMemo(() => layOutRaster(size, [from, to]), [size, from, to]);
  const figure = useMemo(
    () => ({ width, height, shapes: picture === null ? [] : rasterShapes(size, area, picture) }),
    [size, area, picture, width, height],
  );
  const printed = () => ({ width, height, shapes: rasterShapes(size, area, drawChoices(choices, printPalette)) });
  return { choices, groups, whole, zoom, area, figure, printed };
}

export type Raster = ReturnType<typeof useRaster>;
