'use client';

import { rulesOf, type Value } from '@farol/kernel';
import type { Game } from '@farol/api';
import { useMemo } from 'react';
import { formatCount } from '../../design/figures.ts';
import { fileNameOf } from '../../design/save-file.ts';
import { SeriesPlot } from '../../plots/series/series-plot.tsx';
import type { TheoryMark } from './theory-marks.ts';

const MOST_POINTS = 1000;

/** Payoffs of going and staying at each attendance, with vertical marks of capacity and equilibria. */
export function PayoffPlot({ game, marks }: { game: Game; marks: readonly TheoryMark[] }) {
  const { agents, rules } = game;
  const rulesJson = JSON.stringify(rules);
  const drawn = useMemo(() => {
    const { kind, ...values } = JSON.parse(rulesJson) as { kind: string } & Record<string, Value>;
    const { go, stay, divisor } = rulesOf(kind).curves(values, agents);
    const step = Math.max(1, Math.ceil(agents / MOST_POINTS));
    const places = Array.from({ length: Math.floor(agents / step) + 1 }, (_, index) => index * step);
    // Nobody earns go[0] or stay[N].
    const earned = (curve: Float64Array, isEarned: (attendance: number) => boolean) =>
      places.map((attendance) => (isEarned(attendance) ? curve[attendance] / divisor : null));
    return {
      x: { label: 'Attendance', values: places },
      lines: [
        { key: 'go', label: 'Going pays', colour: 'plot-1', values: earned(go, (attendance) => attendance > 0) },
        {
          key: 'stay',
          label: 'Staying pays',
          colour: 'plot-5',
          values: earned(stay, (attendance) => attendance < agents),
        },
      ] as const,
    };
  }, [rulesJson, agents]);
  const uprights = useMemo(
    () => marks.filter(({ y2 }) => y2 === undefined).map(({ label, y, colour }) => ({ label, x: y, colour })),
    [marks],
  );
  return (
    <SeriesPlot
      label="Payoffs by attendance"
      x={drawn.x}
      lines={drawn.lines}
      uprights={uprights}
      yLabel={`Benefit, of ${formatCount(agents)} agents each`}
      height={300}
      fileName={`${fileNameOf(game.name)}-payoffs`}
    />
  );
}
