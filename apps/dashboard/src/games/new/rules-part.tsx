import dynamic from 'next/dynamic';
import { SelectField } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { Loading } from '../../design/states.tsx';
import type { Catalogue } from '../../api/catalogues.ts';
import { agentsIn, type FieldValue, type GameForm } from '../../game-form/form.ts';
import type { LookAhead } from './use-look-ahead.ts';
import { ParameterField } from '../../game-form/parameter-field.tsx';
import { Sources } from '../../game-form/sources.tsx';

export interface PartProps {
  form: GameForm;
  onChange: (form: GameForm) => void;
  /** What is wrong with the field at this place of the request. */
  faultFor: (field: string) => string | undefined;
  catalogue: Catalogue;
}

// Most games are not drawn.
const CurveEditor = dynamic(() => import('./curve-editor.tsx').then((module) => module.CurveEditor), {
  loading: () => <Loading what="the curves" className="h-[30rem]" />,
});

/** How the game pays. */
export function RulesPart({ form, onChange, faultFor, catalogue, seen }: PartProps & { seen: LookAhead }) {
  const rules = catalogue.rules[form.kind];
  const values = form.rules[form.kind] ?? {};
  const agents = agentsIn(form);
  const set = (name: string, value: FieldValue) =>
    onChange({ ...form, rules: { ...form.rules, [form.kind]: { ...values, [name]: value } } });
  return (
    <Panel title="Rules">
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-[minmax(12rem,16rem)_1fr]">
        <SelectField
          label="Kind of game"
          data-field="rules.kind"
          error={faultFor('rules.kind') ?? faultFor('rules')}
          value={form.kind}
          onChange={({ target }) => onChange({ ...form, kind: target.value })}
          options={Object.entries(catalogue.rules).map(([kind, { title }]) => (
            <option key={kind} value={kind}>
              {title}
            </option>
          ))}
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
          <div className="grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-x-4 gap-y-3">
            {Object.entries(rules?.parameters ?? {}).map(([name, parameter]) => (
              <ParameterField
                key={name}
                name={name}
                parameter={parameter}
                value={values[name]}
                agents={agents}
                field={`rules.${name}`}
                error={faultFor(`rules.${name}`)}
                onChange={(value) => set(name, value)}
              />
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}
