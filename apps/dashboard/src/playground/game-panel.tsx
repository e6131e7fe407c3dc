import { type AgentEntry, type Manifest, type Parameter, rulesOf, strategyOf, type Value } from '@farol/kernel';
import { useRef } from 'react';
import { setupOf } from '../play/manifests.ts';
import type { Group, Setup } from '../play/setups.ts';
import { KindField, StrategyField } from '../game-form/catalogue-fields.tsx';
import { textsOf } from '../game-form/form.ts';
import { InformationField } from '../game-form/information-field.tsx';
import { KERNEL_CATALOGUE } from '../game-form/kernel-catalogue.ts';
import { ParameterFields } from '../game-form/parameter-fields.tsx';
import { Slider } from '../game-form/slider.tsx';
import { isValue, readValue, valueFault } from '../game-form/value-text.ts';
import { Newcomers } from './newcomers.tsx';
import { SeedField } from './seed-field.tsx';
import {
  agentsOf,
  type HeldShare,
  needsOdd,
  resizeCrowd,
  withGroup,
  withKind,
  withParam,
  withRule,
} from './setup-changes.ts';

export interface Playing {
  place: number;
  entry: AgentEntry;
}

interface Props {
  /** False until the page listens: a choice before that would be lost. */
  isReady: boolean;
  manifest: Manifest;
  /** The groups that play now, with their places in the manifest. */
  playing: readonly Playing[];
  /** The reason why the requested game cannot be played. */
  fault: string | undefined;
  /** Plays another game from its beginning. */
  onSetup: (setup: Setup, seed: string) => void;
  onJoin: (group: Group) => void;
  onLeave: (place: number) => void;
}

/** Passes on a value that its parameter accepts; an empty text is the default. The field shows the fault of any other. */
function takeValue(parameter: Parameter, text: string, take: (value: Value | undefined) => void): void {
  if (text.trim() === '') return take(undefined);
  const value = readValue(text, parameter);
  if (isValue(value) && valueFault(parameter, value) === undefined) take(value);
}

/** The rules and the crowd. Each change plays the game again from its beginning, except agents that join or leave. */
export function GamePanel({ isReady, manifest, playing, fault, onSetup, onJoin, onLeave }: Props) {
  const { kind, ...values } = manifest.rules;
  const setup = setupOf(manifest, playing);
  const rules = rulesOf(kind);
  const restart = (next: Setup) => onSetup(next, manifest.seed);
  return (
    <fieldset disabled={!isReady} className="grid min-w-0 gap-4">
      <legend className="sr-only">The game</legend>
      <KindField
        value={kind}
        entries={KERNEL_CATALOGUE.rules}
        hint={rules.about}
        onChange={(next) => restart(withKind(setup, next))}
      />
      <ParameterFields
        look="slider"
        parameters={rules.parameters}
        values={textsOf(values)}
        agents={agentsOf(setup)}
        path="rules"
        onChange={(name, text) =>
          takeValue(rules.parameters[name], text, (value) => restart(withRule(setup, name, value)))
        }
      />
      {setup.agents.length > 0 && <CrowdFields setup={setup} onChange={restart} />}
      {fault !== undefined && (
        <p role="alert" className="rounded-md border border-bad bg-bad-ground p-2.5 text-bad">
          {fault}
        </p>
      )}
      <InformationField
        value={manifest.information.kind}
        onChange={(information) => restart({ ...setup, information })}
      />
      <SeedField seed={manifest.seed} onChange={(seed) => onSetup(setup, seed)} />
      <Newcomers playing={playing} onJoin={onJoin} onLeave={onLeave} />
    </fieldset>
  );
}

/** The first group of agents; all others can only join and leave. */
function CrowdFields({ setup, onChange }: { setup: Setup; onChange: (setup: Setup) => void }) {
  const [first] = setup.agents;
  const { parameters, about } = strategyOf(first.strategy);
  const held = useRef<HeldShare>(undefined);
  const isOdd = needsOdd(setup.rules.kind);
  const resize = (count: number) => {
    const resized = resizeCrowd(setup, count, held.current);
    if (resized === undefined) return;
    held.current = resized.held;
    onChange(resized.setup);
  };
  return (
    <fieldset className="grid gap-4 border-t border-line pt-4">
      <legend className="sr-only">The crowd</legend>
      <Slider
        label="Agents"
        name="Agents"
        hint={isOdd ? 'N, an odd number, so that one side is smaller' : 'N; the capacity keeps its share'}
        value={first.count}
        min={1}
        max={1001}
        step={isOdd ? 2 : 1}
        onChange={resize}
      />
      <StrategyField
        value={first.strategy}
        entries={KERNEL_CATALOGUE.strategies}
        hint={about}
        onChange={(strategy) => onChange(withGroup(setup, 0, { strategy, params: {} }))}
      />
      <ParameterFields
        look="slider"
        parameters={parameters}
        values={textsOf(first.params ?? {})}
        agents={agentsOf(setup)}
        path="agents[0].params"
        onChange={(name, text) =>
          takeValue(parameters[name], text, (value) => onChange(withParam(setup, 0, name, value)))
        }
      />
    </fieldset>
  );
}
