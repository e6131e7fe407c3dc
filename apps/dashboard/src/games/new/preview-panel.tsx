import type { ReactNode } from 'react';
import { formatBytes, formatNumber, formatPercent } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { AttendanceSketch } from './attendance-sketch.tsx';
import { describeAttendance } from './attendance-summary.ts';
import type { GameForm } from '../../game-form/form.ts';
import { PayoffLegend, PayoffPlot } from './payoff-plot.tsx';
import { timeWords } from './time-words.ts';
import { describeTheory, theoryLines } from './theory-words.ts';
import type { LookAhead } from './look-ahead-state.ts';

/** The game as it would be: its curves, its theory, its first rounds, and what it takes. */
export function PreviewPanel({ form, seen }: { form: GameForm; seen: LookAhead }) {
  const { theory, ahead, isStale, isBlind } = seen;
  const isDrawn = form.kind === 'curves';
  return (
    <div className="grid gap-4">
      {isStale && theory !== null && (
        <p className="rounded-md border border-dashed border-line-strong px-3 py-2 text-ink-soft">
          What follows is of the last game that could be played.
        </p>
      )}
      <Panel title={isDrawn ? 'Theory' : 'Payoffs and theory'}>
        {theory === null ? (
          <p className="min-h-80 text-ink-soft">
            {isBlind
              ? 'This browser cannot compute ahead; the server checks the game when it is created.'
              : 'The curves and equilibria appear here as soon as there is a game.'}
          </p>
        ) : (
          <>
            {!isDrawn && (
              <>
                <PayoffLegend />
                <PayoffPlot
                  agents={theory.agents}
                  go={theory.go}
                  stay={theory.stay}
                  theory={theory}
                  ahead={ahead}
                  height={180}
                  label={`The payoffs of going and of staying over attendance. ${describeTheory(theory)}`}
                />
              </>
            )}
            <dl className={`grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 ${isDrawn ? '' : 'mt-3'}`}>
              {theoryLines(theory, isDrawn ? 'all' : 'beyond the plot').map(([term, words]) => (
                <Row key={term} term={term}>
                  {words}
                </Row>
              ))}
            </dl>
          </>
        )}
      </Panel>
      <FirstRounds form={form} seen={seen} />
    </div>
  );
}

function FirstRounds({ form, seen: { theory, ahead, checked } }: { form: GameForm; seen: LookAhead }) {
  const attendance = ahead?.attendance;
  const isSeeded = form.seed.trim() !== '';
  const capacity = theory?.capacity ?? null;
  const of =
    attendance && theory && attendance.length > 0 ? describeAttendance(attendance, theory.agents, capacity) : undefined;
  return (
    <Panel title={`The first ${attendance ? formatNumber(attendance.length) : ''} rounds`}>
      <div className="min-h-20">
        {attendance && theory && of ? (
          <AttendanceSketch attendance={attendance} agents={theory.agents} capacity={capacity} label={of.words} />
        ) : (
          <p className="text-ink-soft">
            {checked?.manifest
              ? 'Too large to be tried in the browser; the server plays it.'
              : 'Played here, in your browser, as you edit.'}
          </p>
        )}
      </div>
      {theory && (
        <p className="mt-1 flex justify-between text-[0.85em] text-ink-soft">
          <span>attendance, 0 to {formatNumber(theory.agents)}</span>
          {capacity !== null && <span>dashed: capacity {formatNumber(capacity)}</span>}
        </p>
      )}
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        {of && (
          <>
            <Row term="Mean attendance">
              {formatNumber(of.mean, 3)} ± {formatNumber(of.deviation, 3)}
            </Row>
            <Row term="σ²/N, coins: 1">{formatNumber(of.volatility, 3)}</Row>
            {of.crowded !== null && <Row term="Crowded">{formatPercent(of.crowded)} of rounds</Row>}
          </>
        )}
        <Row term="Memory">{checked?.manifest ? formatBytes(checked.sizeBytes) : '–'}</Row>
        <Row term="Time">{timeWords(form, ahead?.roundsPerSecond ?? null)}</Row>
      </dl>
      {of && (
        <p className="mt-2 text-[0.92em] text-ink-soft">
          {isSeeded
            ? 'Played in your browser by the same kernel: these are the first rounds that the game will have.'
            : 'Played in your browser with seed 1. The game draws its own seed, or give one above.'}
        </p>
      )}
    </Panel>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0 tabular-nums">{children}</dd>
    </>
  );
}
