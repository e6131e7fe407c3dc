import { curveFault, type Parameter, type Parameters, type Value } from '@farol/kernel';
import { SelectField, TextField } from '../design/field.tsx';
import { Slider } from './slider.tsx';

interface Props {
  parameters: Parameters;
  values: Readonly<Record<string, Value>>;
  /** N: attendances and capacities reach so far. */
  agents: number;
  onChange: (name: string, value: Value) => void;
}

/** The parameters of rules or of a strategy, as the catalogue describes them. */
export function ParameterFields({ parameters, values, agents, onChange }: Props) {
  return Object.entries(parameters).map(([name, parameter]) => (
    <ParameterField
      key={name}
      name={name}
      parameter={parameter}
      value={values[name] ?? parameter.default}
      agents={agents}
      onChange={(value) => onChange(name, value)}
    />
  ));
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
          label={name}
          hint={parameter.about}
          value={String(value)}
          onChange={(event) => onChange(event.target.value)}
          options={parameter.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        />
      );
    case 'curve':
      return (
        <TextField
          label={name}
          hint={parameter.about}
          error={curveFault(value)}
          value={typeof value === 'string' ? value : JSON.stringify(value)}
          spellCheck={false}
          onChange={(event) => onChange(readCurve(event.target.value))}
        />
      );
    default: {
      const [min, max, step] = reachOf(name, parameter, agents);
      return (
        <Slider
          label={name}
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

function readCurve(text: string): Value {
  if (!text.trim().startsWith('[')) return text;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}
