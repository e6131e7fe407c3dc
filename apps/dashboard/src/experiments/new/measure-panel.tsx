'use client';

import { STATISTIC_NAMES, type StatisticName } from '@farol/kernel';
import { useId } from 'react';
import { TextField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import type { Draft } from './draft.ts';
import { StopRuleFields } from './stop-rule-fields.tsx';

interface Props {
  draft: Draft;
  faultOf: (field: string) => string | undefined;
  onSet: (changes: Partial<Draft>) => void;
}

/** How often each cell is played, for how long, and what is measured of it. */
export function MeasurePanel({ draft, faultOf, onSet }: Props) {
  return (
    <Panel title="3. What is played and measured">
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label="Replicates"
          inputMode="numeric"
          value={draft.replicates}
          error={faultOf('replicates')}
          hint="Games of each cell, which differ in their seed only. Eight give an idea, thirty-two a figure."
          onChange={({ target }) => onSet({ replicates: target.value })}
        />
        <TextField
          label="Rounds left out"
          value={draft.transient}
          error={faultOf('transient')}
          hint="The first rounds, in which agents still learn: a number, or “half” of each game."
          onChange={({ target }) => onSet({ transient: target.value })}
        />
        <TextField
          label="Rounds per history"
          inputMode="numeric"
          placeholder="none"
          value={draft.roundsPerHistory}
          error={faultOf('roundsPerHistory')}
          hint="Of agents with tables: play this · 2ᵐ rounds where that is more than the rounds above, since longer memories learn longer."
          onChange={({ target }) => onSet({ roundsPerHistory: target.value })}
        />
        <TextField
          label="Seed"
          inputMode="numeric"
          placeholder="drawn"
          value={draft.seed}
          error={faultOf('seed')}
          hint="All games’ seeds follow from it: with the same one, the same games are played again."
          onChange={({ target }) => onSet({ seed: target.value })}
        />
      </div>
      <StatisticsFields
        statistics={draft.statistics}
        fault={faultOf('statistics')}
        onStatistics={(statistics) => onSet({ statistics })}
      />
      <StopRuleFields draft={draft} faultOf={faultOf} onSet={onSet} />
    </Panel>
  );
}

/** The statistics with one more or one less, in the catalogue's order. */
export const toggleStatistic = (statistics: readonly StatisticName[], name: StatisticName): StatisticName[] =>
  STATISTIC_NAMES.filter((other) => statistics.includes(other) !== (other === name));

interface StatisticsProps {
  statistics: readonly StatisticName[];
  fault: string | undefined;
  onStatistics: (statistics: StatisticName[]) => void;
}

function StatisticsFields({ statistics, fault, onStatistics }: StatisticsProps) {
  const id = useId();
  return (
    <fieldset className="mt-5">
      <legend className="mb-1.5 font-semibold">Statistics</legend>
      {fault !== undefined && <p className="mb-1 text-bad">{fault}</p>}
      <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {STATISTIC_NAMES.map((name) => (
          <label key={name} className="flex min-h-[24px] items-start gap-2 py-0.5">
            <input
              type="checkbox"
              checked={statistics.includes(name)}
              onChange={() => onStatistics(toggleStatistic(statistics, name))}
              aria-label={titleOf(name)}
              aria-describedby={`${id}-${name}`}
              className="mt-0.5 size-4 shrink-0 accent-lamp"
            />
            <span className="min-w-0">
              {titleOf(name)}
              <span id={`${id}-${name}`} className="block text-[0.85em] leading-snug text-ink-soft">
                {aboutStatistic(name)}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
