'use client';

import type { Game, Stats } from '@farol/api';
import { useId, useMemo, useState } from 'react';
import { Button, ButtonAnchor } from '../../design/button.tsx';
import { Panel } from '../../design/page.tsx';
import { Failure } from '../../design/states.tsx';
import { formatCount } from '../../design/figures.ts';
import { fileNameOf } from '../../design/save-file.ts';
import { SeriesPlot, type SeriesPlotProps } from '../../plots/series/series-plot.tsx';
import { attendanceLines, windowWords } from './attendance-lines.ts';
import { lastRoundOf, type Points } from './points.ts';
import { Term } from './term.tsx';
import { marksOf, type TheoryMark } from './theory-marks.ts';
import type { Changes } from './use-changes.ts';
import { usePointsInView } from './use-points-in-view.ts';
import { NEWEST, type View, windowOf, zoomTo } from './view.ts';

interface AttendancePanelProps {
  game: Game;
  series: { whole: Points; tail: Points };
  theory: Pick<Stats, 'capacity' | 'theory'> | undefined;
  view: View;
  setView: (view: View) => void;
  /** The selected round, to see it in full or to fork after it. */
  picked: number | undefined;
  setPicked: (round: number | undefined) => void;
  changes: Changes;
}

/** Attendance and benefit of the rounds in view, live at the end, with what theory expects drawn in. */
export function AttendancePanel(props: AttendancePanelProps) {
  const { game, series, theory, view, setView, picked, setPicked, changes } = props;
  const [showsTheory, setShowsTheory] = useState(true);
  const heard = Math.max(game.rounds.played, lastRoundOf(series.whole));
  const window = windowOf(view, heard);
  const { points, isLoading, error } = usePointsInView(game.id, view, window, series);
  const marks = useMemo(() => (showsTheory && theory ? marksOf(theory) : []), [showsTheory, theory]);
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
          {windowWords(points, window)}
          {isLoading && ' …'}
        </span>
        <TheorySwitch isOn={showsTheory} onChange={setShowsTheory} />
      </p>
      {error !== null && <Failure error={error} />}
      <RoundPlots {...props} points={points} window={window} heard={heard} marks={marks} />
      <PickedRound picked={picked} setPicked={setPicked} changes={changes} />
    </Panel>
  );
}

type RoundPlotsProps = Pick<AttendancePanelProps, 'game' | 'setView' | 'picked' | 'setPicked'> & {
  points: Points;
  window: { from: number; to: number };
  /** The last round that is known. */
  heard: number;
  marks: readonly TheoryMark[];
};

/** The plots of attendance and benefit over the same rounds; a zoom in one is a zoom of both. */
function RoundPlots({ game, points, window, heard, marks, picked, setPicked, setView }: RoundPlotsProps) {
  const { from, to } = window;
  const drawn = useMemo(() => attendanceLines(points, { from, to }), [points, from, to]);
  const uprights = useMemo(
    () => (picked === undefined ? [] : [{ label: formatCount(picked), x: picked, colour: 'plot-6' as const }]),
    [picked],
  );
  const file = `${fileNameOf(game.name)}-rounds-${from}-${to}`;
  const shared = {
    x: drawn.x,
    range: [from, Math.max(to, from + 1)],
    extent: [1, Math.max(2, heard)],
    onRange: (first: number, last: number) => setView(zoomTo(first, last, heard)),
    onPick: ({ x }: { x: number }) => setPicked(Math.min(heard, Math.max(1, Math.round(x)))),
    uprights,
  } satisfies Partial<SeriesPlotProps>;
  return (
    <>
      <SeriesPlot
        {...shared}
        label="Attendance by round"
        lines={drawn.attendance}
        marks={marks}
        yLabel={`Attendance (of ${formatCount(game.agents)})`}
        height={320}
        fileName={`${file}-attendance`}
      />
      <SeriesPlot
        {...shared}
        label="Mean benefit of the agents by round"
        lines={drawn.benefit}
        beside={marks}
        yLabel="Benefit per agent"
        height={170}
        fileName={`${file}-benefit`}
      />
    </>
  );
}

function TheorySwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const id = useId();
  return (
    <label htmlFor={id} className="flex min-h-[24px] items-center gap-1.5">
      <input
        id={id}
        type="checkbox"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 accent-lamp"
      />
      Capacity and theory
    </label>
  );
}

/** The actions for the picked round, or how to pick one. */
function PickedRound({ picked, setPicked, changes }: Pick<AttendancePanelProps, 'picked' | 'setPicked' | 'changes'>) {
  return (
    <p className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-[0.92em] text-ink-soft" role="status">
      {picked === undefined ? (
        'Drag, turn the wheel or pinch to zoom; click a round to look into it.'
      ) : (
        <>
          <span className="text-ink">Round {formatCount(picked)}</span>
          <ButtonAnchor size="small" href="#choices">
            Who chose what
          </ButtonAnchor>
          {changes.rights.mayCreate && (
            <Button size="small" aria-disabled={changes.pending.has('fork')} onClick={() => void changes.fork(picked)}>
              Fork after it
            </Button>
          )}
          <Button size="small" look="quiet" onClick={() => setPicked(undefined)}>
            Clear selection
          </Button>
        </>
      )}
    </p>
  );
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
