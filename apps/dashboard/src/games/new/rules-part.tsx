import dynamic from 'next/dynamic';
import type { Catalogue } from '../../api/catalogues.ts';
import { Panel } from '../../design/page.tsx';
import { Loading } from '../../design/states.tsx';
import { KindField } from '../../game-form/catalogue-fields.tsx';
import { agentsIn, type FieldValue, type GameForm, withRule } from '../../game-form/form.ts';
import { ParameterFields } from '../../game-form/parameter-fields.tsx';
import { Sources } from '../../game-form/sources.tsx';
import type { LookAhead } from './look-ahead-state.ts';

export interface PartProps {
  form: GameForm;
  onChange: (form: GameForm) => void;
  /** The fault of the field at this path of the request. */
  faultFor: (field: string) => string | undefined;
  catalogue: Catalogue;
}

// Few games are drawn.
const CurveEditor = dynamic(() => import('./curve-editor.tsx').then((module) => module.CurveEditor), {
  loading: () => <Loading what="the curves" className="h-[30rem]" />,
});

/** The rules of the game and their parameters. */
export function RulesPart({ form, onChange, faultFor, catalogue, seen }: PartProps & { seen: LookAhead }) {
  const rules = catalogue.rules[form.kind];
  const values = form.rules[form.kind] ?? {};
  const agents = agentsIn(form);
  const set = (name: string, value: FieldValue) => onChange(withRule(form, name, value));
  return (
    <Panel title="Rules">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(12rem,16rem)_1fr]">
        <KindField
          data-field="rules.kind"
          error={faultFor('rules.kind') ?? faultFor('rules')}
          value={form.kind}
          entries={catalogue.rules}
          onChange={(kind) => onChange({ ...form, kind })}
        />
        <p className="text-ink-soft sm:pt-7">
          {rules?.about} <Sources sources={rules?.sources ?? []} />
        </p>
      </div>
      <div className="mt-4">
        {form.kind === 'curves' ? (
          <CurveEditor
            values={values}
            defaults={{
              go: String(rules?.parameters['go']?.default),
              stay: String(rules?.parameters['stay']?.default),
            }}
            agents={agents}
            theory={seen.theory}
            ahead={seen.ahead}
            faultFor={faultFor}
            onChange={set}
          />
        ) : (
          <ParameterFields
            parameters={rules?.parameters ?? {}}
            values={values}
            agents={agents}
            path="rules"
            faultFor={faultFor}
            onChange={set}
          />
        )}
      </div>
    </Panel>
  );
}
