'use client';

import { STATISTIC_NAMES, type StatisticName } from '@farol/kernel';
import { useId } from 'react';
import { SelectField, TextField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import type { Draft } from './draft.ts';

interface Props {
  draft: Draft;
  faultOf: (field: string) => string | undefined;
  onSet: (changes: Partial<Draft>) => void;
}

/** How often each cell is played, for how long, and what is measured of it. */
export function MeasurePanel({ draft, faultOf, onSet }: Props) {
  const id = useId();
  const { statistics } = draft;
  const toggle = (name: StatisticName) =>
    onSet({
      statistics: statistics.includes(name)
        ? statistics.filter((other) => other !== name)
        : STATISTIC_NAMES.filter((other) => other === name || statistics.includes(other)),
    });
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
      <fieldset className="mt-5">
        <legend className="mb-1.5 font-semibold">Statistics</legend>
        {faultOf('statistics') !== undefined && <p className="mb-1 text-bad">{faultOf('statistics')}</p>}
        <div className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          {STATISTIC_NAMES.map((name) => (
            <label key={name} className="flex min-h-[24px] items-start gap-2 py-0.5">
              <input
                type="checkbox"
                checked={statistics.includes(name)}
                onChange={() => toggle(name)}
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
      <StopRuleFields draft={draft} faultOf={faultOf} onSet={onSet} />
    </Panel>
  );
}

function StopRuleFields({ draft, faultOf, onSet }: Props) {
  const { stopRule, statistics } = draft;
  const set = (changes: Partial<NonNullable<Draft['stopRule']>>) =>
    stopRule && onSet({ stopRule: { ...stopRule, ...changes } });
  const begin = {
    statistic: statistics[0] ?? 'volatility',
    halfWidth: '0.05',
    confidence: '0.95',
    maxReplicates: '100',
  };
  return (
    <fieldset className="mt-5">
      <legend className="sr-only">Stop rule</legend>
      <label className="flex min-h-[24px] items-start gap-2">
        <input
          type="checkbox"
          checked={stopRule !== null}
          onChange={() => onSet({ stopRule: stopRule === null ? begin : null })}
          className="mt-0.5 size-4 shrink-0 accent-lamp"
        />
        <span>
          <span className="font-semibold">Play each cell until its mean is known well enough</span>
          <span className="block text-[0.92em] text-ink-soft">
            instead of the same number of replicates everywhere; they are then the fewest of a cell.
          </span>
        </span>
      </label>
      {stopRule && (
        <div className="mt-3 grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Statistic"
            value={stopRule.statistic}
            error={faultOf('stopRule.statistic')}
            onChange={({ target }) => set({ statistic: target.value as StatisticName })}
            options={[...new Set([stopRule.statistic, ...statistics])].map((name) => (
              <option key={name} value={name}>
                {titleOf(name)}
              </option>
            ))}
          />
          <TextField
            label="Known to within ±"
            inputMode="decimal"
            value={stopRule.halfWidth}
            error={faultOf('stopRule.halfWidth')}
            hint="Half the width of the confidence interval, in the statistic’s own unit."
            onChange={({ target }) => set({ halfWidth: target.value })}
          />
          <TextField
            label="Confidence"
            inputMode="decimal"
            value={stopRule.confidence}
            error={faultOf('stopRule.confidence')}
            onChange={({ target }) => set({ confidence: target.value })}
          />
          {stopRule.minReplicates !== undefined && (
            <TextField
              label="At least so many replicates"
              inputMode="numeric"
              value={stopRule.minReplicates}
              error={faultOf('stopRule.minReplicates')}
              onChange={({ target }) => set({ minReplicates: target.value })}
            />
          )}
          <TextField
            label="At most so many replicates"
            inputMode="numeric"
            value={stopRule.maxReplicates}
            error={faultOf('stopRule.maxReplicates')}
            onChange={({ target }) => set({ maxReplicates: target.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
