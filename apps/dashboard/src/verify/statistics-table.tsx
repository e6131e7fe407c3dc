import { type Manifest, rulesOf, solveGame, strategyOf, type WindowStatistics } from '@farol/kernel';
import { useMemo } from 'react';
import { formatCount, formatNumber, formatPercent } from '../design/figures.ts';
import { statisticRows } from './statistic-rows.ts';

/** More groups than these are counted, not listed. */
const SHOWN_GROUPS = 20;

interface Props {
  statistics: WindowStatistics;
  manifest: Manifest;
}

/** The statistics of docs/model.md, computed in this browser from the rounds that it played. */
export function StatisticsTable({ statistics, manifest }: Props) {
  const { agents, window } = statistics;
  const theory = useMemo(
    () => solveGame(rulesOf(manifest.rules.kind).curves(manifest.rules, agents)),
    [manifest, agents],
  );
  return (
    <>
      <p className="mb-2 text-ink-soft">
        Of rounds {formatCount(window.from)} to {formatCount(window.to)}, with {formatCount(agents)} agents.
      </p>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <tbody>
            {statisticRows(statistics, theory).map(([name, value, note]) => (
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
      <Groups cohorts={statistics.cohorts} manifest={manifest} />
    </>
  );
}

/** Attendance and benefit of each group of agents that are alike. */
function Groups({ cohorts, manifest }: { cohorts: WindowStatistics['cohorts']; manifest: Manifest }) {
  return (
    <>
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
            {cohorts.slice(0, SHOWN_GROUPS).map(({ agentId, attendanceShare, benefit }) => (
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
      {cohorts.length > SHOWN_GROUPS && (
        <p className="text-ink-soft">and {formatCount(cohorts.length - SHOWN_GROUPS)} more groups</p>
      )}
    </>
  );
}
