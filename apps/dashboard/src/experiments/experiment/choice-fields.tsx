import type { Experiment } from '@farol/api';
import { useId } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL } from '../../design/field.tsx';
import { titleOf } from '../statistic-names.ts';
import { type Axes, chooseLook, chooseX, holdAt } from './axes.ts';
import { type Choices, type Look, looksOf } from './choices.ts';
import { type Dimension, textOf } from './dimensions.ts';

interface Props {
  design: Experiment;
  dimensions: readonly Dimension[];
  choices: Choices;
  onChoices: (choices: Choices) => void;
}

const LOOKS: Record<Look, string> = { phases: 'Phase diagram', lines: 'Lines', map: 'Heat map' };

/** A button for each look that the design's results can have. */
export function LookButtons({ design, dimensions, choices, onChoices }: Props) {
  return (
    <div role="group" aria-label="Seen as" className="flex">
      {looksOf(design, dimensions).map((look) => (
        <Button
          key={look}
          size="small"
          aria-pressed={choices.look === look}
          onClick={() => onChoices(chooseLook(look, design, dimensions, choices))}
          className="rounded-none first:rounded-l-md last:rounded-r-md not-first:border-l-0 aria-pressed:bg-ink! aria-pressed:text-panel"
        >
          {LOOKS[look]}
        </Button>
      ))}
    </div>
  );
}

/** The statistic, its axes, the factors that are held, and the scales; a phase diagram has its own. */
export function ChoiceFields(props: Props & { axes: Axes }) {
  const { choices, onChoices, axes } = props;
  const isPhases = choices.look === 'phases';
  return (
    <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2 empty:hidden">
      {!isPhases && <AxisFields {...props} />}
      {axes.others.map(({ key, label, levels }) => (
        <Choice
          key={key}
          label={label}
          value={axes.held[key] ?? ''}
          options={[['', 'mean of all'], ...levels.map((level): [string, string] => [textOf(level), textOf(level)])]}
          onValue={(level) => onChoices(holdAt(choices, key, level))}
        />
      ))}
      {!isPhases && <ScaleFields choices={choices} onChoices={onChoices} />}
    </div>
  );
}

function AxisFields({ design, dimensions, choices, onChoices, axes: { x, by } }: Props & { axes: Axes }) {
  const isMap = choices.look === 'map';
  const along = dimensions.filter(({ isNumeric }) => isMap || isNumeric);
  const others = dimensions.filter(({ key }) => key !== x.key);
  return (
    <>
      <Choice
        label="Statistic"
        value={choices.statistic}
        options={design.statistics.map((statistic) => [statistic, titleOf(statistic)])}
        onValue={(name) =>
          onChoices({ ...choices, statistic: design.statistics.find((statistic) => statistic === name)! })
        }
      />
      <Choice
        label={isMap ? 'To the right' : 'Over'}
        value={x.key}
        options={along.map(({ key, label }) => [key, label])}
        onValue={(next) =>
          onChoices(
            chooseX(
              choices,
              dimensions.find(({ key }) => key === next)!,
            ),
          )
        }
      />
      <Choice
        label={isMap ? 'Upwards' : 'A line for each'}
        value={by?.key ?? ''}
        options={[
          ['', isMap ? 'nothing: one row' : 'one line'],
          ...others.map(({ key, label }): [string, string] => [key, label]),
        ]}
        onValue={(key) => onChoices({ ...choices, by: key === '' ? null : key })}
      />
    </>
  );
}

function ScaleFields({ choices, onChoices }: Pick<Props, 'choices' | 'onChoices'>) {
  return (
    <div className="flex gap-4 pb-2">
      {choices.look === 'lines' && (
        <Tick
          label="log x"
          isOn={choices.xScale === 'log'}
          onChange={(isOn) => onChoices({ ...choices, xScale: isOn ? 'log' : 'linear' })}
        />
      )}
      <Tick
        label={choices.look === 'map' ? 'log colours' : 'log y'}
        isOn={choices.yScale === 'log'}
        onChange={(isOn) => onChoices({ ...choices, yScale: isOn ? 'log' : 'linear' })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  /** Values with their texts. */
  options: readonly (readonly [string, string])[];
  onValue: (value: string) => void;
}

function Choice({ label, value, options, onValue }: ChoiceProps) {
  const id = useId();
  return (
    <div className="min-w-0 max-sm:flex-1 max-sm:basis-36">
      <label htmlFor={id} className="mb-0.5 block text-[0.85em] text-ink-soft">
        {label}
      </label>
      <select id={id} className={`${CONTROL} max-w-64`} value={value} onChange={({ target }) => onValue(target.value)}>
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Tick({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="flex min-h-[24px] items-center gap-1.5 whitespace-nowrap">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4 accent-lamp"
      />
      {label}
    </label>
  );
}
