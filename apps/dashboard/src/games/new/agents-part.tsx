import { MAX_AGENTS } from '@farol/api';
import { Copy, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Catalogue } from '../../api/catalogues.ts';
import { Button } from '../../design/button.tsx';
import { TextField } from '../../design/field.tsx';
import { formatCount } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { readNumber } from '../../design/read-number.ts';
import { StrategyField } from '../../game-form/catalogue-fields.tsx';
import { agentsIn, type EntryForm, withCopy, withOneMore, withParam } from '../../game-form/form.ts';
import { stepByKey } from '../../game-form/parameter-field.tsx';
import { ParameterFields } from '../../game-form/parameter-fields.tsx';
import { Sources } from '../../game-form/sources.tsx';
import type { PartProps } from './rules-part.tsx';

/** The number of entries that are shown at once. A game may have thousands. */
const PAGE_ENTRIES = 50;

/** The agents: entries of agents that are alike. */
export function AgentsPart({ form, onChange, faultFor, catalogue, obstacle }: PartProps & { obstacle: string | null }) {
  const { agents } = form;
  const [shown, setShown] = useState(PAGE_ENTRIES);
  const set = (next: readonly EntryForm[]) => onChange({ ...form, agents: next });
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
            setShown(Math.max(shown, agents.length + 1));
            onChange(withOneMore(form));
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
        <p className="text-ink-soft">No agents yet. Agents can also join later, between rounds.</p>
      )}
      <ul className="grid gap-3">
        {agents.slice(0, shown).map((entry, index) => (
          <Entry
            key={entry.key}
            entry={entry}
            index={index}
            faultFor={faultFor}
            catalogue={catalogue}
            onChange={(changed) => set(agents.with(index, changed))}
            onCopy={() => onChange(withCopy(form, entry, index + 1))}
            onRemove={() => set(agents.toSpliced(index, 1))}
          />
        ))}
      </ul>
      <MoreEntries hidden={agents.length - shown} onMore={() => setShown(shown + PAGE_ENTRIES)} />
    </Panel>
  );
}

function MoreEntries({ hidden, onMore }: { hidden: number; onMore: () => void }) {
  if (hidden <= 0) return null;
  return (
    <Button className="mt-3" size="small" onClick={onMore}>
      Show {Math.min(PAGE_ENTRIES, hidden)} of {formatCount(hidden)} more entries
    </Button>
  );
}

interface EntryProps {
  entry: EntryForm;
  index: number;
  faultFor: (field: string) => string | undefined;
  catalogue: Catalogue;
  onChange: (entry: EntryForm) => void;
  onCopy: () => void;
  onRemove: () => void;
}

function Entry(props: EntryProps) {
  const { entry, index, faultFor, catalogue, onChange } = props;
  const strategy = catalogue.strategies[entry.strategy];
  const field = `agents[${index}]`;
  const count = readNumber(entry.count);
  return (
    <li>
      <fieldset className="rounded-md border border-line bg-ground/60 p-3">
        <legend className="sr-only">{`Agents ${index + 1}`}</legend>
        <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-[6.5rem_minmax(12rem,1.3fr)_minmax(8rem,1fr)_auto]">
          <CountField {...{ entry, field, faultFor, onChange }} />
          <StrategyField
            className="max-sm:col-span-2 max-sm:row-start-2"
            data-field={`${field}.strategy`}
            value={entry.strategy}
            entries={catalogue.strategies}
            error={faultFor(`${field}.strategy`) ?? faultFor(field)}
            onChange={(id) => onChange({ ...entry, strategy: id })}
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
          <EntryButtons {...props} />
        </div>
        <p className="mt-2 text-ink-soft">
          {strategy?.about} <Sources sources={strategy?.sources ?? []} />
        </p>
        {strategy && Object.keys(strategy.parameters).length > 0 && (
          <div className="mt-3">
            <ParameterFields
              parameters={strategy.parameters}
              values={entry.params[entry.strategy] ?? {}}
              agents={typeof count === 'number' ? count : 0}
              path={`${field}.params`}
              faultFor={faultFor}
              onChange={(name, value) => onChange(withParam(entry, name, value))}
            />
          </div>
        )}
      </fieldset>
    </li>
  );
}

function CountField({
  entry,
  field,
  faultFor,
  onChange,
}: Pick<EntryProps, 'entry' | 'faultFor' | 'onChange'> & { field: string }) {
  return (
    <TextField
      label="How many"
      inputMode="numeric"
      autoComplete="off"
      data-field={`${field}.count`}
      value={entry.count}
      error={faultFor(`${field}.count`)}
      onChange={({ target }) => onChange({ ...entry, count: target.value })}
      onKeyDown={(event) =>
        stepByKey(event, { type: 'integer', min: 1, max: MAX_AGENTS }, readNumber(entry.count), (text) =>
          onChange({ ...entry, count: text }),
        )
      }
    />
  );
}

function EntryButtons({ index, onCopy, onRemove }: Pick<EntryProps, 'index' | 'onCopy' | 'onRemove'>) {
  return (
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
      <Button look="quiet" size="medium" aria-label={`Remove agents ${index + 1}`} title="Remove" onClick={onRemove}>
        <Trash2 aria-hidden className="size-4" />
        <span className="sm:sr-only">Remove</span>
      </Button>
    </div>
  );
}
