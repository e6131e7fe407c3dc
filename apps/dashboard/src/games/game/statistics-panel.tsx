'use client';

import type { Stats } from '@farol/api';
import { type ReactNode, useState } from 'react';
import { SelectField } from '../../design/field.tsx';
import { formatCount, formatNumber, formatPercent } from '../../design/figures.ts';
import { Failure, Loading } from '../../design/states.tsx';
import { SeriesTable } from './series-table.tsx';
import { CELL, FIGURE, HEAD } from './statistics-cells.ts';
import { Term } from './term.tsx';
import type { TermName } from './terms.ts';
import { wordsOfRanges } from './theory-marks.ts';
import { useStats, type StatsWindow } from './use-stats.ts';

type Over = 'all' | 'half' | 'view';

interface StatisticsPanelProps {
  gameId: string;
  played: number;
  isRunning: boolean;
  /** The rounds that the plot shows. */
  inView: { from: number; to: number };
}

/** Measured statistics beside their theory. */
export function StatisticsPanel({ gameId, played, isRunning, inView }: StatisticsPanelProps) {
  const [over, setOver] = useState<Over>('all');
  const windows: Record<Over, StatsWindow> = { all: {}, half: { from: Math.floor(played / 2) + 1 }, view: inView };
  // Those that move on as it plays: they are not asked for with each round that is heard.
  const newest = inView.to === played ? `newest ${inView.from > 1 ? inView.to - inView.from : 'all'}` : undefined;
  const name = { all: undefined, half: 'half', view: newest }[over];
  const { data: stats, error } = useStats(gameId, isRunning, windows[over], isRunning ? name : undefined);
  if (error !== null && stats === undefined) return <Failure error={error} />;
  if (stats === undefined) return <Loading what="statistics" className="h-96" />;
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SelectField
          label="Measured over"
          value={over}
          onChange={(event) => setOver(event.target.value as Over)}
          className="w-72"
          options={
            <>
              <option value="all">all rounds, at most the last million</option>
              <option value="half">the second half: the transient left out</option>
              <option value="view">the rounds in view above</option>
            </>
          }
        />
        <p className="text-ink-soft tabular-nums">
          {stats.window === null
            ? 'No round is played yet: the theory is known already.'
            : `Rounds ${formatCount(stats.window.from)} to ${formatCount(stats.window.to)}, the last with the same ${formatCount(stats.agents)} agents.`}
        </p>
      </div>
      <div className="grid grid-cols-1 items-start gap-6 max-sm:text-[0.92em] xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <SeriesTable stats={stats} />
        <div className="grid grid-cols-1 gap-6">
          <EquilibriaTable stats={stats} />
          <CrowdTable stats={stats} />
        </div>
      </div>
    </div>
  );
}

function EquilibriaTable({ stats: { theory } }: { stats: Stats }) {
  if (theory === null) return <p className="text-ink-soft">Without agents there is nothing for theory to say.</p>;
  return (
    <div>
      <h3 className="mb-2">Theory of one round</h3>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
        <Pair term="pure">{wordsOfRanges(theory.pure) || 'none'}</Pair>
        <Pair term="optimum">
          {wordsOfRanges(theory.optimum.attendances)} (total {formatNumber(theory.optimum.total)})
        </Pair>
        <Pair term="priceOfAnarchy">{formatNumber(theory.priceOfAnarchy)}</Pair>
        <Pair term="priceOfStability">{formatNumber(theory.priceOfStability)}</Pair>
      </dl>
      <table className="mt-3 w-full border-collapse">
        <caption className="mb-1 text-left">
          <Term name="symmetric">Symmetric equilibria</Term>
          {theory.everyP && <span className="text-ink-soft">: every p is one</span>}
        </caption>
        <thead>
          <tr>
            {['p', '⟨A⟩', 'σ', 'Benefit', 'P(A > C)', 'Stable'].map((title) => (
              <th key={title} scope="col" className={`${HEAD} text-right`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {theory.symmetric.map(({ p, meanAttendance, standardDeviation, benefit, overloadRate, stable }) => (
            <tr key={p}>
              <td className={FIGURE}>{formatNumber(p)}</td>
              <td className={FIGURE}>{formatNumber(meanAttendance)}</td>
              <td className={FIGURE}>{formatNumber(standardDeviation)}</td>
              <td className={FIGURE}>{formatNumber(benefit)}</td>
              <td className={FIGURE}>{formatPercent(overloadRate)}</td>
              <td className={`${CELL} text-right`}>{stable ? 'yes' : 'no'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const Pair = ({ term, children }: { term: TermName; children: ReactNode }) => (
  <>
    <dt>
      <Term name={term} />
    </dt>
    <dd className="text-right font-mono tabular-nums">{children}</dd>
  </>
);

const SPREAD = ['mean', 'standardDeviation', 'min', 'max'] as const;

function CrowdTable({ stats: { crowd, crowdMissing } }: { stats: Stats }) {
  if (crowd === null) {
    return crowdMissing === null ? null : <p className="text-ink-soft">Agents are not measured: {crowdMissing}.</p>;
  }
  return (
    <div>
      <h3 className="mb-2">Agents, over {formatCount(crowd.rounds)} rounds</h3>
      <table className="w-full border-collapse">
        <caption className="sr-only">How the agents differ</caption>
        <thead>
          <tr>
            <td className={HEAD} />
            {['Mean', 'σ', 'Least', 'Most'].map((title) => (
              <th key={title} scope="col" className={`${HEAD} text-right`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(['attendanceShare', 'benefit'] as const).map((name) => (
            <tr key={name}>
              <th scope="row" className={`${CELL} text-left font-normal`}>
                <Term name={name === 'benefit' ? 'agentBenefit' : name}>
                  {name === 'benefit' ? 'Benefit' : 'Share of visits'}
                </Term>
              </th>
              {SPREAD.map((of) => (
                <td key={of} className={FIGURE}>
                  {formatNumber(crowd[name]?.[of], 3)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="mt-3 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
        <Pair term="switchingRate">{formatPercent(crowd.switchingRate)}</Pair>
        <Pair term="attendanceGini">{formatNumber(crowd.attendanceGini)}</Pair>
        <Pair term="attendanceJain">{formatNumber(crowd.attendanceJain)}</Pair>
        <Pair term="benefitGini">{formatNumber(crowd.benefitGini)}</Pair>
        <Pair term="meanRegret">{formatNumber(crowd.meanRegret)}</Pair>
        <Pair term="maxRegret">{formatNumber(crowd.maxRegret)}</Pair>
      </dl>
    </div>
  );
}
