'use client';

import type { Game, History } from '@farol/api';
import { useMemo, useState } from 'react';
import { Panel } from '../design/page.tsx';
import { Failure } from '../design/states.tsx';
import { SeriesPlot } from '../plots/series/series-plot.tsx';
import { GAME_COLOURS } from './colours.ts';
import { useHistories } from './reads.ts';

type Unit = 'attendance' | 'share' | 'benefit';
const UNITS: Record<Unit, { label: string; axis: string }> = {
  attendance: { label: 'attendance', axis: 'Attendance A' },
  share: { label: 'share of agents', axis: 'Attendance / agents' },
  benefit: { label: 'benefit', axis: 'Benefit per agent' },
};

/** Rounds and values of one game, with the least and greatest of each bucket where rounds are taken together. */
function lineOf(history: History | null | undefined, unit: Unit, agents: number) {
  if (!history) return { x: [], values: [] };
  const divisor = unit === 'share' ? Math.max(1, agents) : 1;
  const scale = (values: readonly number[]) => (divisor === 1 ? [...values] : values.map((value) => value / divisor));
  if (history.exact) {
    return { x: history.round, values: scale(unit === 'benefit' ? history.benefit : history.attendance) };
  }
  const bands = unit === 'benefit' ? history.benefit : history.attendance;
  return {
    x: history.fromRound.map((from, index) => Math.floor((from + history.toRound[index]) / 2)),
    values: scale(bands.mean),
    low: scale(bands.min),
    high: scale(bands.max),
  };
}

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
    <Panel
      title="Round by round"
      actions={
        <label className="flex items-center gap-2">
          <span className="text-ink-soft">Show</span>
          <select
            className="min-h-8 rounded-md border border-line-strong bg-panel px-2"
            value={unit}
            onChange={({ target }) => setUnit(target.value as Unit)}
          >
            {Object.entries(UNITS).map(([key, { label }]) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        </label>
      }
    >
      {error && <Failure error={error} />}
      <SeriesPlot
        label={`${UNITS[unit].axis} of ${names.join(', ')}`}
        x={x}
        lines={lines}
        yLabel={UNITS[unit].axis}
        height={340}
        extent={extent}
        range={window ?? extent}
        onRange={(from, to) => {
          const [first, last] = [Math.max(1, Math.floor(from)), Math.min(longest, Math.ceil(to))];
          setWindow(first <= 1 && last >= longest ? null : [first, Math.max(first + 1, last)]);
        }}
        fileName="compared attendance"
      />
      <p className="mt-2 text-[0.92em] text-ink-soft">
        Drag, or use + and −, to look closer. Where many rounds share a pixel, the line is their mean and the area
        reaches from the least to the greatest.
      </p>
    </Panel>
  );
}
