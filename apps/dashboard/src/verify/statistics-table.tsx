import {
  type Manifest,
  rulesOf,
  solveGame,
  stableMixedOf,
  STATISTIC_CATALOGUE,
  strategyOf,
  type WindowStatistics,
} from '@farol/kernel';
import { useMemo } from 'react';
import { formatCount, formatNumber, formatPercent } from '../design/figures.ts';

/** The statistics of docs/model.md, computed in this browser from the rounds that it played. */
export function StatisticsTable({ statistics, manifest }: { statistics: WindowStatistics; manifest: Manifest }) {
  const { series, agents, capacity, cohorts } = statistics;
  const { from, to } = statistics.window;
  const theory = useMemo(
    () => solveGame(rulesOf(manifest.rules.kind).curves(manifest.rules, agents)),
    [manifest, agents],
  );
  const mixed = stableMixedOf(theory);
  const rows: [name: string, value: string, note: string][] = [
    ['Mean attendance', formatNumber(series.meanAttendance), intervalOf(series.meanAttendanceInterval)],
    [
      'Standard deviation σ',
      formatNumber(series.standardDeviation),
      mixed === undefined ? '' : `${formatNumber(mixed.standardDeviation)} when all toss the equilibrium’s coin`,
    ],
    ['Volatility σ²/N', formatNumber(series.volatility), '1 when each agent tosses a fair coin'],
    [
      'Overload rate',
      formatPercent(series.overloadRate),
      capacity === null ? 'these rules know no capacity' : `rounds with more than ${formatCount(capacity)}`,
    ],
    ['Mean benefit', formatNumber(series.meanBenefit), 'per agent and round'],
    [
      'Efficiency',
      formatPercent(series.efficiency),
      `of the best possible, ${formatNumber(theory.optimum.total)} in total`,
    ],
    [
      'Predictability H/N',
      formatNumber(series.predictability),
      series.predictability === null ? `needs ${STATISTIC_CATALOGUE.predictability.needs}` : '',
    ],
    ['Entropy', formatNumber(series.entropy), 'bits'],
  ];
  return (
    <>
      <p className="mb-2 text-ink-soft">
        Of rounds {formatCount(from)} to {formatCount(to)}, with {formatCount(agents)} agents.
      </p>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <tbody>
            {rows.map(([name, value, note]) => (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap">
                  {name}
                </th>
                <td className="py-1.5 pr-4 text-right font-semibold tabular-nums">{value}</td>
                <td className="py-1.5 text-[0.92em] text-ink-soft tabular-nums">{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h3 className="mt-4 mb-1">Who went, and what it earned them</h3>
      <div className="overflow-x-auto">
        <table className="w-full text-left tabular-nums">
          <thead>
            <tr className="text-[0.87em] text-ink-soft">
              <th className="py-1 pr-4 font-normal">agents</th>
              <th className="py-1 pr-4 text-right font-normal">went</th>
              <th className="py-1 pr-4 text-right font-normal">benefit a round</th>
              <th className="py-1 text-right font-normal">least … most</th>
            </tr>
          </thead>
          <tbody>
            {cohorts.slice(0, 20).map(({ agentId, attendanceShare, benefit }) => (
              <tr key={agentId} className="border-t border-line">
                <td className="py-1.5 pr-4">
                  {formatCount(manifest.agents[agentId].count)} {strategyOf(manifest.agents[agentId].strategy).title}
                </td>
                <td className="py-1.5 pr-4 text-right">{formatPercent(attendanceShare?.mean)}</td>
                <td className="py-1.5 pr-4 text-right font-semibold">{formatNumber(benefit?.mean)}</td>
                <td className="py-1.5 text-right whitespace-nowrap">
                  {formatNumber(benefit?.min, 3)} … {formatNumber(benefit?.max, 3)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cohorts.length > 20 && <p className="text-ink-soft">and {formatCount(cohorts.length - 20)} more groups</p>}
    </>
  );
}

const intervalOf = (interval: WindowStatistics['series']['meanAttendanceInterval']) =>
  interval === null ? '' : `95 % interval ${formatNumber(interval.low)} … ${formatNumber(interval.high)}`;
