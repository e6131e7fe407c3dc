import { type Experiment, MAX_FACTORS } from '@farol/api';
import { pathsOf } from '@farol/experiments';
import { Plus } from 'lucide-react';
import { Button } from '../../design/button.tsx';
import { Panel } from '../../design/page.tsx';
import { addFactor, nextPath, replaceFactor, variedIn } from './draft-edits.ts';
import type { Draft, FactorDraft } from './draft.ts';
import { FactorFields, shownLevels } from './factor-fields.tsx';

interface Props {
  draft: Draft;
  /** The factors with all their levels, when the design is without fault. */
  checked: Experiment['factors'] | undefined;
  faultOf: (field: string) => string | undefined;
  onFactors: (factors: FactorDraft[]) => void;
}

/** All factors of a design. */
export function FactorsPanel({ draft, checked, faultOf, onFactors }: Props) {
  const { base, factors } = draft;
  const paths = pathsOf(base);
  const varied = variedIn(draft);
  const next = nextPath(paths, varied);
  return (
    <Panel
      title="2. What varies in it"
      actions={
        <Button
          size="small"
          disabled={factors.length >= MAX_FACTORS}
          onClick={() => next !== undefined && onFactors(addFactor(draft, next))}
        >
          <Plus aria-hidden className="size-3.5" />
          Add a factor
        </Button>
      }
    >
      {faultOf('factors') !== undefined && factors.length === 0 && (
        <p className="text-ink-soft">
          Nothing yet: press “vary” beside a value above. One factor gives a curve, two a map.
        </p>
      )}
      <div className="grid gap-3">
        {factors.map((factor, index) => (
          <FactorFields
            key={index}
            base={base}
            index={index}
            draft={factor}
            paths={paths}
            varied={varied}
            levels={checked?.[index] && shownLevels(checked[index])}
            faultOf={faultOf}
            onDraft={(changed) => onFactors(replaceFactor(draft, index, changed))}
            onRemove={() => onFactors(factors.filter((_, place) => place !== index))}
          />
        ))}
      </div>
    </Panel>
  );
}
