'use client';

import { useMemo } from 'react';
import { HeatMap } from '../../plots/heat/heat-map.tsx';
import { titleOf } from '../statistic-names.ts';
import { type Dimension, textOf } from './dimensions.ts';
import type { Point } from './points.ts';

interface Props {
  name: string;
  statistic: string;
  x: Dimension;
  by: Dimension | null;
  /** A row for each level of `by`. */
  matrix: readonly (readonly (Point | null)[])[];
  scale: 'linear' | 'log';
  onPick: (cells: number[]) => void;
}

const shorten = (level: Dimension['levels'][number]) =>
  typeof level === 'number' ? Number(level.toPrecision(4)) : textOf(level).slice(0, 24);

/** Means as colours, over two dimensions. */
export function MapView({ name, statistic, x, by, matrix, scale, onPick }: Props) {
  const values = JSON.stringify(matrix.map((row) => row.map((point) => point?.mean ?? null)));
  const shown = useMemo(() => JSON.parse(values) as (number | null)[][], [values]);
  const xLevels = useMemo(() => x.levels.map(shorten), [x]);
  const yLevels = useMemo(() => (by === null ? [''] : by.levels.map(shorten)), [by]);
  return (
    <HeatMap
      label={`${name}: ${titleOf(statistic)} by ${x.name}${by ? ` and ${by.name}` : ''}`}
      xLabel={x.label}
      yLabel={by?.label ?? ''}
      xLevels={xLevels}
      yLevels={yLevels}
      values={shown}
      valueLabel={titleOf(statistic)}
      scale={scale}
      fileName={`${name} ${statistic}`}
      onPick={(xIndex: number, yIndex: number) => {
        const point = matrix[yIndex]?.[xIndex];
        if (point) onPick(point.cells);
      }}
    />
  );
}
