import { curveFault, type Parameter, type Parameters, type Value } from '@farol/kernel';
import { useState } from 'react';
import { SelectField, TextField } from '../design/field.tsx';
import { Slider } from '../game-form/slider.tsx';

interface Props {
  parameters: Parameters;
  values: Readonly<Record<string, Value>>;
  /** N: attendances and capacities reach so far. */
  agents: number;
  onChange: (name: string, value: Value) => void;
}

/** What is seldom changed: it is there when it is asked for. */
const SELDOM = ['uncrowded', 'crowded', 'home'];

/** The parameters of rules or of a strategy, as the catalogue describes them. */
export function ParameterFields({ parameters, values, agents, onChange }: Props) {
  const fieldOf = (name: string) => (
    <ParameterField
      key={name}
      name={name}
      parameter={parameters[name]}
      value={values[name] ?? parameters[name].default}
      agents={agents}
      onChange={(value) => onChange(name, value)}
    />
  );
  const names = Object.keys(parameters);
  const seldom = names.filter((name) => SELDOM.includes(name));
  return (
    <>
      {names.filter((name) => !SELDOM.includes(name)).map(fieldOf)}
      {seldom.length > 0 && (
        <details>
          <summary className="font-semibold">
            Payoffs{' '}
            <span className="font-normal text-ink-soft">{seldom.map((name) => String(values[name])).join(', ')}</span>
          </summary>
          <div className="mt-3 grid gap-4">{seldom.map(fieldOf)}</div>
        </details>
      )}
    </>
  );
}

interface FieldProps {
  name: string;
  parameter: Parameter;
  value: Value;
  agents: number;
  onChange: (value: Value) => void;
}

function ParameterField({ name, parameter, value, agents, onChange }: FieldProps) {
  switch (parameter.type) {
    case 'choice':
      return (
        <SelectField
          label={capitalised(name)}
          hint={parameter.about}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
          options={parameter.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        />
      );
    case 'curve':
      return <CurveField label={capitalised(name)} hint={parameter.about} value={value} onChange={onChange} />;
    default: {
      const [min, max, step] = reachOf(name, parameter, agents);
      return (
        <Slider
          label={capitalised(name)}
          hint={parameter.about}
          value={Number(value)}
          min={min}
          max={max}
          step={step}
          onChange={onChange}
        />
      );
    }
  }
}

interface CurveProps {
  label: string;
  hint: string;
  value: Value;
  onChange: (value: Value) => void;
}

/** What is being typed is not yet a curve at every key: only a curve is passed on. */
function CurveField({ label, hint, value, onChange }: CurveProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? (typeof value === 'string' ? value : JSON.stringify(value));
  return (
    <TextField
      label={label}
      hint={hint}
      error={curveFault(readCurve(text))}
      value={text}
      spellCheck={false}
      onChange={(event) => {
        setTyped(event.target.value);
        const curve = readCurve(event.target.value);
        if (curveFault(curve) === undefined) onChange(curve);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}

/** A slider as long as what may be is of no use where almost all of it is alike. */
export function reachOf(
  name: string,
  { type, min, max }: Extract<Parameter, { type: 'integer' | 'number' }>,
  agents: number,
): [min: number, max: number, step: number] {
  if (name === 'capacity') return [0, agents, 1];
  if (name === 'memory') return [min, Math.min(max, 12), 1];
  if (type === 'integer') return [min, Math.min(max, 100), 1];
  return [Math.max(min, -3), Math.min(max, 3), max <= 1 ? 0.01 : 0.1];
}

const capitalised = (name: string) => name[0].toUpperCase() + name.slice(1);

function readCurve(text: string): Value {
  if (!text.trim().startsWith('[')) return text;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}
