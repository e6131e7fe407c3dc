import { MAX_AGENTS } from '@farol/api';
import { Copy, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../design/button.tsx';
import { SelectField, TextField } from '../../design/field.tsx';
import { formatCount } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import type { Catalogue } from '../../api/catalogues.ts';
import { readNumber } from '../../design/read-number.ts';
import { agentsIn, type EntryForm, nextKey } from '../../game-form/form.ts';
import { ParameterField, stepByKey } from '../../game-form/parameter-field.tsx';
import type { PartProps } from './rules-part.tsx';
import { Sources } from '../../game-form/sources.tsx';

/** So many entries are shown at once; a game may have thousands. */
const SHOWN = 50;

/** Who plays: entries of agents that are alike. */
export function AgentsPart({ form, onChange, faultFor, catalogue, obstacle }: PartProps & { obstacle: string | null }) {
  const { agents } = form;
  const [shown, setShown] = useState(SHOWN);
  const set = (next: readonly EntryForm[]) => onChange({ ...form, agents: next });
  const insert = (entry: EntryForm, at: number) =>
    set([...agents.slice(0, at), { ...entry, key: nextKey(form) }, ...agents.slice(at)]);
  const last = agents.at(-1);
  const fault = faultFor('agents');
  return (
    <Panel
      title={
        <>
          Agents <span className="font-normal text-ink-soft">N = {formatCount(agentsIn(form))}</span>
        </>
      }
      actions={
        <Button
          size="small"
          data-field="agents"
          onClick={() => {
            setShown((most) => Math.max(most, agents.length + 1));
            insert(last ?? { key: 0, strategy: 'arthur', params: {}, count: '100', name: '' }, agents.length);
          }}
        >
          <Plus aria-hidden className="size-4" /> Add agents
        </Button>
      }
    >
      {fault !== undefined && <p className="mb-2 text-bad">{fault}</p>}
      {obstacle !== null && (
        <p role="status" className="mb-3 rounded-md border border-lamp px-3 py-2">
          It cannot be played yet: the game {obstacle}.
        </p>
      )}
      {agents.length === 0 && (
        <p className="text-ink-soft">Nobody plays yet. Agents can also join later, between rounds.</p>
      )}
      <ul className="grid gap-3">
        {agents.slice(0, shown).map((entry, index) => (
          <Entry
            key={entry.key}
            entry={entry}
            index={index}
            faultFor={faultFor}
            catalogue={catalogue}
            onChange={(changed) => set(agents.map((other, i) => (i === index ? changed : other)))}
            onCopy={() => insert(entry, index + 1)}
            onRemove={() => set(agents.filter((_, i) => i !== index))}
          />
        ))}
      </ul>
      {agents.length > shown && (
        <Button className="mt-3" size="small" onClick={() => setShown((most) => most + SHOWN)}>
          Show {Math.min(SHOWN, agents.length - shown)} of {formatCount(agents.length - shown)} more entries
        </Button>
      )}
    </Panel>
  );
}

function Entry({
  entry,
  index,
  faultFor,
  catalogue,
  onChange,
  onCopy,
  onRemove,
}: {
  entry: EntryForm;
  index: number;
  faultFor: (field: string) => string | undefined;
  catalogue: Catalogue;
  onChange: (entry: EntryForm) => void;
  onCopy: () => void;
  onRemove: () => void;
}) {
  const strategy = catalogue.strategies[entry.strategy];
  const values = entry.params[entry.strategy] ?? {};
  const field = `agents[${index}]`;
  const count = readNumber(entry.count);
  const title = `Agents ${index + 1}`;
  return (
    <li>
      <fieldset className="rounded-md border border-line bg-ground/60 p-3">
        <legend className="sr-only">{title}</legend>
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-[6.5rem_minmax(12rem,1.3fr)_minmax(8rem,1fr)_auto]">
          <TextField
            label="How many"
            inputMode="numeric"
            autoComplete="off"
            data-field={`${field}.count`}
            value={entry.count}
            error={faultFor(`${field}.count`)}
            onChange={({ target }) => onChange({ ...entry, count: target.value })}
            onKeyDown={(event) =>
              stepByKey(event, { type: 'integer', min: 1, max: MAX_AGENTS }, count, (text) =>
                onChange({ ...entry, count: text }),
              )
            }
          />
          <SelectField
            label="Strategy"
            className="max-sm:col-span-2 max-sm:row-start-2"
            data-field={`${field}.strategy`}
            value={entry.strategy}
            error={faultFor(`${field}.strategy`) ?? faultFor(field)}
            onChange={({ target }) => onChange({ ...entry, strategy: target.value })}
            options={Object.entries(catalogue.strategies).map(([id, { title: words }]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          />
          <TextField
            label={
              <>
                Name <span className="font-normal text-ink-soft">(optional)</span>
              </>
            }
            autoComplete="off"
            data-field={`${field}.name`}
            value={entry.name}
            error={faultFor(`${field}.name`)}
            onChange={({ target }) => onChange({ ...entry, name: target.value })}
          />
          <div className="flex gap-1 max-sm:col-span-2 sm:pt-[1.65rem]">
            <Button
              look="quiet"
              size="medium"
              aria-label={`Duplicate agents ${index + 1}`}
              title="Duplicate"
              onClick={onCopy}
            >
              <Copy aria-hidden className="size-4" />
              <span className="sm:sr-only">Duplicate</span>
            </Button>
            <Button
              look="quiet"
              size="medium"
              aria-label={`Remove agents ${index + 1}`}
              title="Remove"
              onClick={onRemove}
            >
              <Trash2 aria-hidden className="size-4" />
              <span className="sm:sr-only">Remove</span>
            </Button>
          </div>
        </div>
        <p className="mt-2 text-ink-soft">
          {strategy?.about} <Sources sources={strategy?.sources ?? []} />
        </p>
        {strategy && Object.keys(strategy.parameters).length > 0 && (
          <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(13.5rem,1fr))] gap-x-4 gap-y-3">
            {Object.entries(strategy.parameters).map(([name, parameter]) => (
              <ParameterField
                key={name}
                name={name}
                parameter={parameter}
                value={values[name]}
                agents={typeof count === 'number' ? count : 0}
                field={`${field}.params.${name}`}
                error={faultFor(`${field}.params.${name}`)}
                onChange={(value) =>
                  onChange({ ...entry, params: { ...entry.params, [entry.strategy]: { ...values, [name]: value } } })
                }
              />
            ))}
          </div>
        )}
      </fieldset>
    </li>
  );
}
