'use client';

import type { Game } from '@farol/api';
import { useMemo, useState } from 'react';
import { Panel } from '../design/page.tsx';
import { Failure } from '../design/states.tsx';
import { SeriesPlot } from '../plots/series/series-plot.tsx';
import { GAME_COLOURS } from './colours.ts';
import { lineOf, roundsIn, type Unit } from './lines.ts';
import { useHistories } from './reads.ts';

const UNITS: Record<Unit, { label: string; axis: string }> = {
  attendance: { label: 'attendance', axis: 'Attendance A' },
  share: { label: 'share of agents', axis: 'Attendance / agents' },
  benefit: { label: 'benefit', axis: 'Benefit per agent' },
};

/** All games' attendance in one plot, from all rounds down to one. */
export function AttendancePanel({ games, names }: { games: readonly Game[]; names: readonly string[] }) {
  const [unit, setUnit] = useState<Unit>('attendance');
  const [window, setWindow] = useState<readonly [number, number] | null>(null);
  const longest = Math.max(1, ...games.map(({ rounds }) => rounds.played));
  const histories = useHistories(games, window);
  const error = histories.find((query) => query.error)?.error;
  const data = histories.map((query) => query.data);
  const lines = useMemo(
    () =>
      games.map((game, index) => ({
        key: game.id,
        label: names[index],
        colour: GAME_COLOURS[index],
        ...lineOf(data[index], unit, game.agents),
      })),
    // Queries give the same objects until something is new.
    [...data, unit, names.join('\n')],
  );
  const x = useMemo(() => ({ label: 'Round', values: [] as number[] }), []);
  const extent = useMemo(() => [1, Math.max(2, longest)] as const, [longest]);
  return (
    <Panel title="Round by round" actions={<UnitChoice unit={unit} onUnit={setUnit} />}>
      {error && <Failure error={error} />}
      <SeriesPlot
        label={`${UNITS[unit].axis} of ${names.join(', ')}`}
        x={x}
        lines={lines}
        yLabel={UNITS[unit].axis}
        height={340}
        extent={extent}
        range={window ?? extent}
        onRange={(from, to) => setWindow(roundsIn(from, to, longest))}
        fileName="compared attendance"
      />
      <p className="mt-2 text-[0.92em] text-ink-soft">
        Drag, or use + and −, to look closer. Where many rounds share a pixel, the line is their mean and the area
        reaches from the least to the greatest.
      </p>
    </Panel>
  );
}

function UnitChoice({ unit, onUnit }: { unit: Unit; onUnit: (unit: Unit) => void }) {
  return (
    <label className="flex items-center gap-2">
      <span className="text-ink-soft">Show</span>
      <select
        className="min-h-8 rounded-md border border-line-strong bg-panel px-2"
        value={unit}
        onChange={({ target }) => onUnit(target.value as Unit)}
      >
        {Object.entries(UNITS).map(([key, { label }]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
