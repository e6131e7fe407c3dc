'use client';

import type { Game, Stats } from '@farol/api';
import type { ReactNode } from 'react';
import { Panel } from '../../design/page.tsx';
import { formatCount, formatNumber, formatPercent } from '../../design/figures.ts';
import { Term } from './term.tsx';
import { chosenEquilibrium, wordsOfRanges } from './theory-marks.ts';

/** Key figures of a game, measured and in theory. */
export function Glance({ game, stats }: { game: Game; stats: Stats | undefined }) {
  const series = stats?.series ?? null;
  const theory = stats?.theory ?? null;
  const interval = series?.meanAttendanceInterval ?? null;
  const mixed = theory === null ? undefined : chosenEquilibrium(theory);
  return (
    <Panel title="At a glance">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 sm:max-lg:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto]">
        <Row term={<Term name="meanAttendance" />}>
          {formatNumber(series?.meanAttendance)}
          {interval !== null && (
            <small className="text-ink-soft"> ± {formatNumber((interval.high - interval.low) / 2, 2)}</small>
          )}
        </Row>
        <Row term={<Term name="capacity" />}>{formatNumber(stats?.capacity)}</Row>
        <Row term={<Term name="symmetric">Mixed equilibrium</Term>}>{formatNumber(mixed?.meanAttendance)}</Row>
        <Row term={<Term name="pure" />}>{theory === null ? '–' : wordsOfRanges(theory.pure) || 'none'}</Row>
        <Row term={<Term name="optimum" />}>{theory === null ? '–' : wordsOfRanges(theory.optimum.attendances)}</Row>
        <Row term={<Term name="volatility">Volatility σ²/N</Term>}>{formatNumber(series?.volatility)}</Row>
        <Row term={<Term name="overloadRate">Rounds overloaded</Term>}>{formatPercent(series?.overloadRate)}</Row>
        <Row term={<Term name="meanBenefit" />}>{formatNumber(series?.meanBenefit)}</Row>
        <Row term={<Term name="efficiency" />}>{formatPercent(series?.efficiency)}</Row>
        <Row term="Agents N">{formatCount(game.agents)}</Row>
        <Row term={<Term name="seed" />} isLong>
          {game.seed}
        </Row>
        <Row term={<Term name="digest" />} isLong>
          <span title={game.digest}>{game.digest.slice(0, 12)}…</span>
        </Row>
      </dl>
    </Panel>
  );
}

function Row({ term, children, isLong = false }: { term: ReactNode; children: ReactNode; isLong?: boolean }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className={`min-w-0 text-right font-mono tabular-nums ${isLong ? 'text-[0.85em] break-all' : ''}`}>
        {children}
      </dd>
    </>
  );
}
