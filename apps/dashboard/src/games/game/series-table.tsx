import type { Stats } from '@farol/api';
import { Fragment } from 'react';
import { CELL, FIGURE, HEAD } from './statistics-cells.ts';
import { statisticRows } from './statistics-rows.ts';
import { Term } from './term.tsx';

/** The statistics of the rounds, beside the mixed equilibrium and the optimum. */
export function SeriesTable({ stats }: { stats: Stats }) {
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
        {statisticRows(stats).map(([group, rows]) => (
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
            {rows.map(({ name, measured, equilibrium, optimum }) => (
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
