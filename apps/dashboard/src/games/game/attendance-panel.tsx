'use client';

import type { Game, Stats } from '@farol/api';
import { useId, useMemo, useState } from 'react';
import { Button, ButtonAnchor } from '../../design/button.tsx';
import { Panel } from '../../design/page.tsx';
import { Failure } from '../../design/states.tsx';
import { formatCompact, formatCount } from '../../design/figures.ts';
import { fileNameOf } from '../../design/save-file.ts';
import { SeriesPlot } from '../../plots/series/series-plot.tsx';
import { cutPoints, isExact, placesOf, type Points } from './points.ts';
import { Term } from './term.tsx';
import { marksOf } from './theory-marks.ts';
import type { Changes } from './use-changes.ts';
import { usePointsInView } from './use-points-in-view.ts';
import { NEWEST, type View, windowOf, zoomTo } from './view.ts';

interface AttendancePanelProps {
  game: Game;
  series: { whole: Points; tail: Points };
  theory: Pick<Stats, 'capacity' | 'theory'> | undefined;
  view: View;
  setView: (view: View) => void;
  /** A round that one has picked, to see it in full or to fork after it. */
  picked: number | undefined;
  setPicked: (round: number | undefined) => void;
  changes: Changes;
}

/** Attendance and benefit of the rounds in view, live at the end, with what theory expects drawn in. */
export function AttendancePanel({
  game,
  series,
  theory,
  view,
  setView,
  picked,
  setPicked,
  changes,
}: AttendancePanelProps) {
  const [showsTheory, setShowsTheory] = useState(true);
  const { played } = game.rounds;
  const heard = Math.max(played, series.whole.to.at(-1) ?? 0);
  const window = windowOf(view, heard);
  const { points, isLoading, error } = usePointsInView(game.id, view, window, series);
  const checkId = useId();

  const { from: first, to: last } = window;
  const drawn = useMemo(() => {
    const places = placesOf(points);
    const isPlain = isExact(points);
    const isEach = isExact(cutPoints(points, first, last));
    // Where every pixel has a point, thick lines are one blot.
    const width = { kind: 'line' as const, width: countIn(points, { from: first, to: last }) > 300 ? 1 : 1.5 };
    const line = (key: 'attendance' | 'benefit', label: string, colour: 'plot-1' | 'plot-5') => {
      const { mean, min, max } = points[key];
      return { key, label, colour, values: mean, ...(isPlain ? {} : { low: min, high: max }), ...width };
    };
    return {
      x: { label: 'Round', values: places },
      attendance: [line('attendance', isEach ? 'Attendance' : 'Mean attendance', 'plot-1')],
      benefit: [line('benefit', isEach ? 'Mean benefit of the agents' : 'Mean benefit', 'plot-5')],
      isPlain,
    };
  }, [points, first, last]);
  const marks = useMemo(() => (showsTheory && theory ? marksOf(theory) : []), [showsTheory, theory]);
  const uprights = useMemo(
    () => (picked === undefined ? [] : [{ label: formatCount(picked), x: picked, colour: 'plot-6' as const }]),
    [picked],
  );
  const onRange = (from: number, to: number) => setView(zoomTo(from, to, heard));
  const range: [number, number] = [window.from, Math.max(window.to, window.from + 1)];
  const extent: [number, number] = [1, Math.max(2, heard)];
  const file = `${fileNameOf(game.name)}-rounds-${window.from}-${window.to}`;
  const each = drawn.isPlain ? 0 : Math.round((window.to - window.from + 1) / Math.max(1, countIn(points, window)));

  return (
    <Panel
      title={
        <span>
          <Term name="attendance">Attendance</Term> and <Term name="benefit">benefit</Term>
        </span>
      }
      actions={<ViewChoice view={view} setView={setView} />}
    >
      <p className="mb-1 flex min-h-[24px] flex-wrap items-center justify-between gap-x-4 text-[0.92em] text-ink-soft tabular-nums">
        <span data-testid="window">
          Rounds {formatCount(window.from)} to {formatCount(window.to)}
          {each > 1 ? `, ${formatCompact(each)} to a point: mean, least and largest` : ', each a point'}
          {isLoading && ' …'}
        </span>
        <label htmlFor={checkId} className="flex min-h-[24px] items-center gap-1.5">
          <input
            id={checkId}
            type="checkbox"
            checked={showsTheory}
            onChange={(event) => setShowsTheory(event.target.checked)}
            className="size-4 accent-lamp"
          />
          Capacity and theory
        </label>
      </p>
      {error !== null && <Failure error={error} />}
      <SeriesPlot
        label="Attendance by round"
        x={drawn.x}
        lines={drawn.attendance}
        marks={marks}
        yLabel={`Attendance (of ${formatCount(game.agents)})`}
        height={320}
        range={range}
        extent={extent}
        onRange={onRange}
        onPick={({ x }) => setPicked(Math.min(heard, Math.max(1, Math.round(x))))}
        uprights={uprights}
        fileName={`${file}-attendance`}
      />
      <SeriesPlot
        label="Mean benefit of the agents by round"
        x={drawn.x}
        lines={drawn.benefit}
        beside={marks}
        yLabel="Benefit per agent"
        height={170}
        range={range}
        extent={extent}
        onRange={onRange}
        onPick={({ x }) => setPicked(Math.min(heard, Math.max(1, Math.round(x))))}
        uprights={uprights}
        fileName={`${file}-benefit`}
      />
      <p className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-[0.92em] text-ink-soft" role="status">
        {picked === undefined ? (
          'Drag, turn the wheel or pinch to zoom; click a round to look into it.'
        ) : (
          <>
            <span className="text-ink">Round {formatCount(picked)}</span>
            <ButtonAnchor size="small" href="#choices">
              Who chose what
            </ButtonAnchor>
            <Button size="small" aria-disabled={changes.pending.has('fork')} onClick={() => void changes.fork(picked)}>
              Fork after it
            </Button>
            <Button size="small" look="quiet" onClick={() => setPicked(undefined)}>
              Clear selection
            </Button>
          </>
        )}
      </p>
    </Panel>
  );
}

/** How many points lie in the window. */
function countIn({ from, to }: Points, window: { from: number; to: number }): number {
  return from.filter((first, index) => first <= window.to && to[index] >= window.from).length;
}

function ViewChoice({ view, setView }: Pick<AttendancePanelProps, 'view' | 'setView'>) {
  return (
    <div role="group" aria-label="Rounds in view" className="flex flex-wrap gap-1">
      {NEWEST.map((rounds) => (
        <button
          key={String(rounds)}
          type="button"
          aria-pressed={view.kind === 'newest' && view.rounds === rounds}
          onClick={() => setView({ kind: 'newest', rounds })}
          className="min-h-7 rounded-md border border-line-strong px-2 py-0.5 text-[0.92em] hover:bg-sunken aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-panel"
        >
          {rounds === null ? (
            'All'
          ) : (
            <>
              <span className="max-sm:sr-only">Newest </span>
              {formatCount(rounds)}
            </>
          )}
        </button>
      ))}
    </div>
  );
}
