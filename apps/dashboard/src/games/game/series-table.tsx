import type { Stats } from '@farol/api';
import { Fragment, type ReactNode } from 'react';
import { formatNumber, formatPercent } from '../../design/figures.ts';
import { CELL, FIGURE, HEAD } from './statistics-cells.ts';
import { Term } from './term.tsx';
import type { TermName } from './terms.ts';
import { chosenEquilibrium, wordsOfRanges } from './theory-marks.ts';

interface Line {
  name: TermName;
  measured: ReactNode;
  /** At the symmetric equilibrium, and at the optimum. */
  equilibrium?: ReactNode;
  optimum?: ReactNode;
}

/** What was measured of the rounds, beside the mixed equilibrium and the optimum. */
export function SeriesTable({ stats }: { stats: Stats }) {
  const { series, theory, agents, capacity, alpha, memory } = stats;
  const mixed = theory === null ? undefined : chosenEquilibrium(theory);
  const best = theory?.optimum;
  const atBest =
    best?.attendances.length === 1 && best.attendances[0].from === best.attendances[0].to
      ? best.attendances[0].from
      : null;
  const interval = series?.meanAttendanceInterval;
  const number = formatNumber;
  const deviation = mixed?.standardDeviation;
  const groups: [string, Line[]][] = [
    [
      'Attendance',
      [
        {
          name: 'meanAttendance',
          measured: number(series?.meanAttendance),
          equilibrium: number(mixed?.meanAttendance),
          optimum: best && wordsOfRanges(best.attendances),
        },
        {
          name: 'meanAttendanceInterval',
          measured: interval ? `${number(interval.low)} – ${number(interval.high)}` : '–',
        },
        {
          name: 'standardDeviation',
          measured: number(series?.standardDeviation),
          equilibrium: number(deviation),
          optimum: atBest === null ? '' : '0',
        },
        {
          name: 'variance',
          measured: number(series?.variance),
          equilibrium: deviation === undefined ? '–' : number(deviation ** 2),
        },
        {
          name: 'volatility',
          measured: number(series?.volatility),
          equilibrium: deviation === undefined || agents === 0 ? '–' : number((4 * deviation ** 2) / agents),
        },
        { name: 'minAttendance', measured: number(series?.minAttendance) },
        { name: 'maxAttendance', measured: number(series?.maxAttendance) },
        { name: 'entropy', measured: number(series?.entropy) },
      ],
    ],
    [
      'Crowding',
      [
        { name: 'capacity', measured: number(capacity) },
        {
          name: 'bias',
          measured: number(series?.bias),
          equilibrium: mixed && capacity !== null ? number(mixed.meanAttendance - capacity) : '–',
        },
        {
          name: 'overloadRate',
          measured: formatPercent(series?.overloadRate),
          equilibrium: formatPercent(mixed?.overloadRate),
        },
        { name: 'overloadSeverity', measured: number(series?.overloadSeverity) },
        { name: 'utilisation', measured: formatPercent(series?.utilisation) },
      ],
    ],
    [
      'Benefit',
      [
        {
          name: 'meanBenefit',
          measured: number(series?.meanBenefit),
          equilibrium: number(mixed?.benefit),
          optimum: best && agents > 0 ? number(best.total / agents) : '–',
        },
        {
          name: 'meanTotalBenefit',
          measured: number(series?.meanTotalBenefit),
          equilibrium: mixed ? number(mixed.benefit * agents) : '–',
          optimum: number(best?.total),
        },
        {
          name: 'efficiency',
          measured: formatPercent(series?.efficiency),
          equilibrium: mixed && best && best.total > 0 ? formatPercent((mixed.benefit * agents) / best.total) : '–',
          optimum: best && best.total > 0 ? '100 %' : '–',
        },
      ],
    ],
    [
      'Prediction',
      [
        { name: 'alpha', measured: alpha === null ? '–' : `${number(alpha)} (m = ${memory})` },
        { name: 'predictability', measured: number(series?.predictability) },
        { name: 'mutualInformation', measured: number(series?.mutualInformation) },
      ],
    ],
  ];
  return (
    <table className="w-full border-collapse">
      <caption className="mb-2 text-left font-bold">Rounds</caption>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            Statistic
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Measured
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            <span className="max-sm:hidden">Mixed equilibrium</span>
            <span className="sm:hidden">Mixed</span>
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            Optimum
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(([group, lines]) => (
          <Fragment key={group}>
            <tr>
              <th
                scope="colgroup"
                colSpan={4}
                className="pt-3 pb-1 text-left text-[0.92em] font-semibold text-ink-soft"
              >
                {group}
              </th>
            </tr>
            {lines.map(({ name, measured, equilibrium, optimum }) => (
              <tr key={name}>
                <th scope="row" className={`${CELL} text-left font-normal`}>
                  <Term name={name} />
                </th>
                <td className={FIGURE}>{measured}</td>
                <td className={`${FIGURE} text-ink-soft`}>{equilibrium ?? ''}</td>
                <td className={`${FIGURE} text-ink-soft`}>{optimum ?? ''}</td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
