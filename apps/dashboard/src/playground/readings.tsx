import type { ReactNode } from 'react';
import { formatCount, formatNumber, formatPercent } from '../design/figures.ts';
import type { Player } from '../play/player.ts';
import { useCalmSight } from '../play/use-player.ts';

/** Statistics of the rounds with the present agents. */
export function Readings({ player }: { player: Player | undefined }) {
  const summary = useCalmSight(player)?.frame.summary;
  const isEmpty = summary === undefined || summary.rounds === 0;
  const show = (write: (from: NonNullable<typeof summary>) => string) => (isEmpty ? '–' : write(summary));
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3 xl:grid-cols-6">
      <Reading label="Mean attendance" unit="agents">
        {show(({ meanAttendance }) => formatNumber(meanAttendance))}
      </Reading>
      <Reading label="Swings σ" unit="agents">
        {show(({ standardDeviation }) => formatNumber(standardDeviation, 3))}
      </Reading>
      <Reading label="σ²/N" unit="1 = coins">
        {show(({ volatility }) => formatNumber(volatility, 3))}
      </Reading>
      <Reading label="Crowded rounds" unit="of all">
        {show(({ overloadRate }) => formatPercent(overloadRate))}
      </Reading>
      <Reading label="Benefit" unit="per agent and round">
        {show(({ meanBenefit }) => formatNumber(meanBenefit, 3))}
      </Reading>
      <Reading label="Measured over" unit="rounds with these agents">
        {show(({ rounds }) => formatCount(rounds))}
      </Reading>
    </dl>
  );
}

function Reading({ label, unit, children }: { label: string; unit: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-[0.87em] text-ink-soft">{label}</dt>
      <dd>
        <span className="block text-lg leading-tight font-bold tabular-nums">{children}</span>
        <span className="text-[0.87em] text-ink-soft">{unit}</span>
      </dd>
    </div>
  );
}
