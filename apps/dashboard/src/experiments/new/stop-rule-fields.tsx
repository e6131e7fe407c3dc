import type { StatisticName } from '@farol/kernel';
import { SelectField, TextField } from '../../design/field.tsx';
import { titleOf } from '../statistic-names.ts';
import type { Draft } from './draft.ts';

type StopRule = NonNullable<Draft['stopRule']>;

interface Props {
  draft: Draft;
  faultOf: (field: string) => string | undefined;
  onSet: (changes: Partial<Draft>) => void;
}

/** The stop rule that a design begins with: of the first statistic that is collected. */
export const beginStopRule = ([statistic = 'volatility']: readonly StatisticName[]): StopRule => ({
  statistic,
  halfWidth: '0.05',
  confidence: '0.95',
  maxReplicates: '100',
});

/** The choice between a fixed number of replicates and a stop rule, with the rule's fields. */
export function StopRuleFields({ draft, faultOf, onSet }: Props) {
  const { stopRule, statistics } = draft;
  return (
    <fieldset className="mt-5">
      <legend className="sr-only">Stop rule</legend>
      <label className="flex min-h-[24px] items-start gap-2">
        <input
          type="checkbox"
          checked={stopRule !== null}
          onChange={() => onSet({ stopRule: stopRule === null ? beginStopRule(statistics) : null })}
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
        <RuleFields
          stopRule={stopRule}
          statistics={statistics}
          faultOf={faultOf}
          onRule={(changes) => onSet({ stopRule: { ...stopRule, ...changes } })}
        />
      )}
    </fieldset>
  );
}

interface RuleProps extends Pick<Props, 'faultOf'> {
  stopRule: StopRule;
  statistics: readonly StatisticName[];
  onRule: (changes: Partial<StopRule>) => void;
}

function RuleFields({ stopRule, statistics, faultOf, onRule }: RuleProps) {
  return (
    <div className="mt-3 grid gap-4 sm:grid-cols-2">
      <SelectField
        label="Statistic"
        value={stopRule.statistic}
        error={faultOf('stopRule.statistic')}
        onChange={({ target }) => onRule({ statistic: target.value as StatisticName })}
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
        onChange={({ target }) => onRule({ halfWidth: target.value })}
      />
      <TextField
        label="Confidence"
        inputMode="decimal"
        value={stopRule.confidence}
        error={faultOf('stopRule.confidence')}
        onChange={({ target }) => onRule({ confidence: target.value })}
      />
      {stopRule.minReplicates !== undefined && (
        <TextField
          label="At least so many replicates"
          inputMode="numeric"
          value={stopRule.minReplicates}
          error={faultOf('stopRule.minReplicates')}
          onChange={({ target }) => onRule({ minReplicates: target.value })}
        />
      )}
      <TextField
        label="At most so many replicates"
        inputMode="numeric"
        value={stopRule.maxReplicates}
        error={faultOf('stopRule.maxReplicates')}
        onChange={({ target }) => onRule({ maxReplicates: target.value })}
      />
    </div>
  );
}
