import { defaultOf, type Parameter } from '@farol/kernel';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { SelectField, TextField } from '../design/field.tsx';
import { formatNumber } from '../design/figures.ts';
import { readNumber } from '../design/read-number.ts';
import { Slider } from './slider.tsx';
import { type NumberParameter, sliderRange, stepNumber } from './slider-range.ts';
import { readValue, valueFault } from './value-text.ts';

export interface ParameterFieldProps {
  name: string;
  parameter: Parameter;
  /** The value as text. Empty: the default. */
  value: string;
  /** N: the range of a capacity, and some defaults, follow it. */
  agents: number;
  /** The path in the request: agents[0].params.memory. */
  field: string;
  error?: string;
  look?: 'text' | 'slider';
  /** A control beside the name. */
  action?: ReactNode;
  onChange: (text: string) => void;
}

/** The field of one parameter, as the catalogue describes it. */
export function ParameterField(props: ParameterFieldProps) {
  const { parameter, look = 'text' } = props;
  if (parameter.type === 'choice') return <ChoiceField {...props} parameter={parameter} />;
  if (parameter.type === 'curve' || look === 'text') return <TypedField {...props} />;
  return <SliderField {...props} parameter={parameter} />;
}

/** "m, the number of rounds": the symbol of the literature and the description. */
export function symbolAndAbout({ about }: Pick<Parameter, 'about'>): { symbol: string | undefined; about: string } {
  const symbol = /^([A-Za-zα-ω]), /.exec(about)?.[1];
  return { symbol, about: symbol === undefined ? about : about.slice(3) };
}

/** The name with the symbol of the literature, which is no part of the text that tests and programs look for. */
function FieldLabel({ name, parameter }: { name: string; parameter: Parameter }) {
  const { symbol } = symbolAndAbout(parameter);
  const look = symbol === undefined ? '' : 'after:ml-1 after:font-normal after:text-ink-soft after:italic';
  return (
    <span data-symbol={symbol} className={`${look} after:content-[attr(data-symbol)]`}>
      <span className="inline-block first-letter:uppercase">{name}</span>
    </span>
  );
}

type Of<T extends Parameter['type']> = ParameterFieldProps & { parameter: Extract<Parameter, { type: T }> };

function ChoiceField({ name, parameter, value, field, error, action, onChange }: Of<'choice'>) {
  return (
    <SelectField
      label={<FieldLabel name={name} parameter={parameter} />}
      action={action}
      hint={symbolAndAbout(parameter).about}
      error={error}
      data-field={field}
      value={value === '' ? parameter.default : value}
      onChange={({ target }) => onChange(target.value)}
      options={parameter.options.map((option) => (
        <option key={option} value={option}>
          {option === parameter.default ? `${option} (default)` : option}
        </option>
      ))}
    />
  );
}

function SliderField({ name, parameter, value, agents, field, error, onChange }: Of<'integer' | 'number'>) {
  const fallback = Number(defaultOf(parameter, agents));
  const number = value === '' ? fallback : readNumber(value);
  return (
    <Slider
      label={<FieldLabel name={name} parameter={parameter} />}
      name={name}
      hint={symbolAndAbout(parameter).about}
      error={error}
      data-field={field}
      value={typeof number === 'number' ? number : fallback}
      {...sliderRange(name, parameter, agents)}
      onChange={(next) => onChange(String(next))}
    />
  );
}

/** Keeps the text as it is typed until the field loses the focus, then shows the value as it is stored. */
function TypedField({ name, parameter, value, agents, field, error, action, onChange }: ParameterFieldProps) {
  const [typed, setTyped] = useState<string>();
  const text = typed ?? value;
  const change = (next: string) => {
    setTyped(next);
    onChange(next);
  };
  const isNumber = parameter.type === 'integer' || parameter.type === 'number';
  const fallback = defaultOf(parameter, agents);
  const fault = text.trim() === '' ? undefined : valueFault(parameter, readValue(text, parameter));
  return (
    <TextField
      label={<FieldLabel name={name} parameter={parameter} />}
      action={action}
      hint={<Hint parameter={parameter} fallback={fallback} />}
      error={error ?? fault}
      data-field={field}
      inputMode={parameter.type === 'integer' ? 'numeric' : isNumber ? 'decimal' : 'text'}
      autoComplete="off"
      spellCheck={false}
      placeholder={isNumber ? String(fallback) : undefined}
      value={text}
      onChange={({ target }) => change(target.value)}
      onBlur={() => setTyped(undefined)}
      onKeyDown={
        isNumber
          ? (event) => stepByKey(event, parameter, text === '' ? Number(fallback) : readNumber(text), change)
          : undefined
      }
    />
  );
}

function Hint({ parameter, fallback }: { parameter: Parameter; fallback: unknown }) {
  const { about } = symbolAndAbout(parameter);
  if (parameter.type !== 'integer' && parameter.type !== 'number') return about;
  const follows = parameter.type === 'integer' && parameter.per !== undefined;
  return (
    <>
      {about};{' '}
      <span className="whitespace-nowrap">
        {formatNumber(parameter.min)} … {formatNumber(parameter.max)}
      </span>
      , default {formatNumber(Number(fallback))}
      {follows && ` (${parameter.default} for ${parameter.per} agents)`}
    </>
  );
}

/** Arrow up and down change a number by a step, with Shift by ten of them. */
export function stepByKey(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'preventDefault'>,
  range: Pick<NumberParameter, 'type' | 'min' | 'max'>,
  value: number | string,
  onChange: (text: string) => void,
): void {
  if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || typeof value !== 'number') return;
  event.preventDefault();
  onChange(String(stepNumber(range, value, { isUp: event.key === 'ArrowUp', isLarge: event.shiftKey })));
}
