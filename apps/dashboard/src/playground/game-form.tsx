import {
  type AgentEntry,
  type InformationKind,
  type Manifest,
  RULES,
  rulesOf,
  STRATEGIES,
  strategyOf,
} from '@farol/kernel';
import { drawSeed } from '@farol/api';
import { RefreshCw, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../design/button.tsx';
import { CONTROL, Field, SelectField, TextField } from '../design/field.tsx';
import { formatCount } from '../design/figures.ts';
import { setupOf } from '../play/manifests.ts';
import { type Group, type Setup, TOLD } from '../play/setups.ts';
import { ParameterFields } from './parameter-fields.tsx';
import { Slider } from '../game-form/slider.tsx';

export interface Playing {
  place: number;
  entry: AgentEntry;
}

interface Props {
  /** The page is alive: what is chosen is heard. */
  isReady: boolean;
  manifest: Manifest;
  /** The groups that play now, with their places in the manifest. */
  playing: readonly Playing[];
  /** Why the game that was asked for cannot be played. */
  fault: string | undefined;
  /** Plays another game from its beginning. */
  onSetup: (setup: Setup, seed: string) => void;
  onJoin: (group: Group) => void;
  onLeave: (place: number) => void;
}

/** The rules and the crowd: what begins the game anew, and what agents can do while it plays. */
export function GameForm({ isReady, manifest, playing, fault, onSetup, onJoin, onLeave }: Props) {
  const { kind, ...values } = manifest.rules;
  const agents = playing.reduce((sum, { entry }) => sum + entry.count, 0);
  const setup = setupOf(manifest, playing);
  const { groups } = setup;
  const [first] = groups;
  const restart = (changes: Partial<Setup>, seed = manifest.seed) => onSetup({ ...setup, ...changes }, seed);
  const needsOdd = kind === 'minority' || kind === 'majority';

  // The bar grows with the crowd: what is looked at is the share that it has room for. It is held while a number is
  // typed, because rounding at every key would lose it.
  const held = useRef({ agents: 0, capacity: 0, share: 0 });
  const resize = (count: number) => {
    if (!Number.isSafeInteger(count) || count < 1) return;
    const others = agents - first.count;
    const fit = needsOdd && (count + others) % 2 === 0 ? count + 1 : count;
    const { capacity } = manifest.rules;
    let { rules } = manifest;
    if (typeof capacity === 'number') {
      const isHeld = held.current.agents === agents && held.current.capacity === capacity;
      const share = isHeld ? held.current.share : capacity / agents;
      held.current = { agents: fit + others, capacity: Math.round(share * (fit + others)), share };
      rules = { ...rules, capacity: held.current.capacity };
    }
    restart({ rules, groups: [{ ...first, count: fit }, ...groups.slice(1)] });
  };

  return (
    <fieldset disabled={!isReady} className="grid min-w-0 gap-4">
      <legend className="sr-only">The game</legend>
      <SelectField
        label="Rules"
        hint={rulesOf(kind).about}
        value={kind}
        onChange={(event) => restart(withRules(setup, event.target.value))}
        options={RULES.map((rules) => (
          <option key={rules.kind} value={rules.kind}>
            {rules.title}
          </option>
        ))}
      />
      <ParameterFields
        parameters={rulesOf(kind).parameters}
        values={values}
        agents={agents}
        onChange={(name, value) => restart({ rules: { ...manifest.rules, [name]: value } })}
      />
      {first !== undefined && (
        <fieldset className="grid gap-4 border-t border-line pt-4">
          <legend className="sr-only">The crowd</legend>
          <Slider
            label="Agents"
            hint={needsOdd ? 'N, an odd number, so that one side is smaller' : 'N; the capacity keeps its share'}
            value={first.count}
            min={1}
            max={1001}
            step={needsOdd ? 2 : 1}
            onChange={resize}
          />
          <StrategyField
            value={first.strategy}
            onChange={(strategy) => restart({ groups: [{ strategy, count: first.count }, ...groups.slice(1)] })}
          />
          <ParameterFields
            parameters={strategyOf(first.strategy).parameters}
            values={first.params ?? {}}
            agents={agents}
            onChange={(name, value) =>
              restart({ groups: [{ ...first, params: { ...first.params, [name]: value } }, ...groups.slice(1)] })
            }
          />
        </fieldset>
      )}
      {fault !== undefined && (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground p-2.5 text-bad">
          {fault}
        </p>
      )}
      <InformationField value={manifest.information.kind} onChange={(information) => restart({ information })} />
      <SeedField seed={manifest.seed} onChange={(seed) => restart({}, seed)} />
      <Newcomers playing={playing} onJoin={onJoin} onLeave={onLeave} />
    </fieldset>
  );
}

/** Other rules take their defaults; an even crowd that needs an odd number is given one agent more. */
function withRules({ groups }: Setup, kind: string): Partial<Setup> {
  const agents = groups.reduce((sum, { count }) => sum + count, 0);
  const needsOne = rulesOf(kind).fault?.(defaultsOf(kind), agents) !== undefined && agents % 2 === 0;
  const [first, ...others] = groups;
  return { rules: { kind }, groups: needsOne ? [{ ...first, count: first.count + 1 }, ...others] : groups };
}

const defaultsOf = (kind: string) =>
  Object.fromEntries(Object.entries(rulesOf(kind).parameters).map(([name, { default: value }]) => [name, value]));

function StrategyField({ value, onChange }: { value: string; onChange: (strategy: string) => void }) {
  return (
    <SelectField
      label="Strategy"
      hint={strategyOf(value).about}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={STRATEGIES.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    />
  );
}

function InformationField({ value, onChange }: { value: InformationKind; onChange: (value: InformationKind) => void }) {
  return (
    <SelectField
      label="What agents are told"
      value={value}
      onChange={(event) => onChange(event.target.value as InformationKind)}
      options={Object.entries(TOLD).map(([kind, words]) => (
        <option key={kind} value={kind}>
          {words}
        </option>
      ))}
    />
  );
}

const isSeed = (text: string) => /^\d{1,20}$/.test(text) && BigInt(text) < 2n ** 64n;

function SeedField({ seed, onChange }: { seed: string; onChange: (seed: string) => void }) {
  const [typed, setTyped] = useState<string>();
  const error = typed === undefined || isSeed(typed) ? undefined : 'must be a whole number from 0 to 2⁶⁴ − 1';
  return (
    <Field label="Seed" hint="The same seed, the same game, to the bit." error={error}>
      {(control) => (
        <div className="flex gap-2">
          <input
            {...control}
            inputMode="numeric"
            value={typed ?? seed}
            onChange={(event) => {
              setTyped(event.target.value);
              if (isSeed(event.target.value)) onChange(BigInt(event.target.value).toString());
            }}
            onBlur={() => setTyped(undefined)}
            className={`${CONTROL} min-w-0 font-mono text-[0.92em]`}
          />
          <Button aria-label="Draw another seed" title="Draw another seed" onClick={() => onChange(drawSeed())}>
            <RefreshCw aria-hidden className="size-4" />
          </Button>
        </div>
      )}
    </Field>
  );
}

/** Who plays, and who may come and go while the game goes on. */
function Newcomers({ playing, onJoin, onLeave }: Pick<Props, 'playing' | 'onJoin' | 'onLeave'>) {
  const [strategy, setStrategy] = useState('bernoulli');
  const [count, setCount] = useState(String(10));
  const number = Number(count);
  const error = Number.isSafeInteger(number) && number >= 1 && number <= 10_000 ? undefined : '1 to 10,000';
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">Come and go</legend>
      <h3>Come and go while it plays</h3>
      <ul className="grid gap-1.5">
        {playing.map(({ place, entry }) => (
          <li key={place} className="flex items-center justify-between gap-2 rounded-md bg-sunken py-1 pr-1 pl-2.5">
            <span className="min-w-0">
              {formatCount(entry.count)} {strategyOf(entry.strategy).title}
              {entry.joins > 0 && (
                <span className="text-ink-soft tabular-nums"> since round {formatCount(entry.joins + 1)}</span>
              )}
            </span>
            {playing.length > 1 && (
              <Button
                look="quiet"
                size="small"
                aria-label={`${entry.count} ${strategyOf(entry.strategy).title} leave`}
                title="They leave before the next round"
                onClick={() => onLeave(place)}
              >
                <X aria-hidden className="size-4" />
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="grid grid-cols-[1fr_5.5rem] gap-2">
        <StrategyField value={strategy} onChange={setStrategy} />
        <TextField
          label="How many"
          inputMode="numeric"
          value={count}
          error={error}
          onChange={(event) => setCount(event.target.value)}
        />
      </div>
      <Button
        className="justify-self-start"
        disabled={error !== undefined}
        onClick={() => onJoin({ strategy, count: number })}
      >
        They join before the next round
      </Button>
    </fieldset>
  );
}
