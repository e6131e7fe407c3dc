'use client';

import type { Experiment } from '@farol/api';
import dynamic from 'next/dynamic';
import { useId } from 'react';
import { Button } from '../../design/button.tsx';
import { CONTROL } from '../../design/field.tsx';
import { Panel } from '../../design/page.tsx';
import { Loading } from '../../design/states.tsx';
import type { CellOfResults } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import { type Choices, beginChoices, type Look, looksOf, MAX_LINES } from './choices.ts';
import { ALPHA, type Dimension, textOf } from './dimensions.ts';
import { matrixOf, seriesOf } from './points.ts';

// The plots load when there are results.
const Waiting = () => <Loading what="the plot" className="h-96" />;
const LinesView = dynamic(() => import('./lines-view.tsx').then(({ LinesView }) => LinesView), {
  ssr: false,
  loading: Waiting,
});
const MapView = dynamic(() => import('./map-view.tsx').then(({ MapView }) => MapView), {
  ssr: false,
  loading: Waiting,
});

const LOOKS: Record<Look, string> = { phases: 'Phase diagram', lines: 'Lines', map: 'Heat map' };

interface Props {
  name: string;
  design: Experiment;
  dimensions: readonly Dimension[];
  cells: readonly CellOfResults[];
  choices: Choices;
  isRunning: boolean;
  onChoices: (choices: Choices) => void;
  onPick: (cells: number[]) => void;
}

/** The results as a picture, and the choice of what is seen in it. */
export function ResultsPanel(props: Props) {
  const { design, dimensions, cells, choices, isRunning, onChoices, onPick, name } = props;
  const x = dimensions.find(({ key }) => key === choices.x)!;
  const by = dimensions.find(({ key }) => key === choices.by) ?? null;
  const shown = new Set([...x.paths, ...(by?.paths ?? [])]);
  const others = dimensions.filter(({ key, paths }) => paths[0] === key && !shown.has(key));
  const held = Object.fromEntries(Object.entries(choices.held).filter(([path]) => !shown.has(path)));
  const series = seriesOf(cells, { statistic: choices.statistic, x, by, held });
  const set = (changes: Partial<Choices>) => onChoices({ ...choices, ...changes });
  const isPhases = choices.look === 'phases';
  const plot = { name, statistic: choices.statistic, x, by, series, onPick };
  return (
    <Panel
      title="Results"
      actions={
        <div role="group" aria-label="Seen as" className="flex">
          {looksOf(design, dimensions).map((look) => (
            <Button
              key={look}
              size="small"
              aria-pressed={choices.look === look}
              onClick={() => onChoices(beginWith(look, props))}
              className="rounded-none first:rounded-l-md last:rounded-r-md not-first:border-l-0 aria-pressed:bg-ink! aria-pressed:text-panel"
            >
              {LOOKS[look]}
            </Button>
          ))}
        </div>
      }
    >
      <div className="mb-3 flex flex-wrap items-end gap-x-4 gap-y-2 empty:hidden">
        {!isPhases && (
          <Choice
            label="Statistic"
            value={choices.statistic}
            options={design.statistics.map((statistic) => [statistic, titleOf(statistic)])}
            onValue={(name) => set({ statistic: design.statistics.find((statistic) => statistic === name)! })}
          />
        )}
        {!isPhases && (
          <Choice
            label={choices.look === 'map' ? 'To the right' : 'Over'}
            value={x.key}
            options={dimensions
              .filter(({ isNumeric }) => choices.look === 'map' || isNumeric)
              .map(({ key, label }) => [key, label])}
            onValue={(key) => {
              const next = dimensions.find((dimension) => dimension.key === key)!;
              set({ x: key, xScale: next.scale, ...(choices.by === key ? { by: choices.x } : {}) });
            }}
          />
        )}
        {!isPhases && (
          <Choice
            label={choices.look === 'map' ? 'Upwards' : 'A line for each'}
            value={by?.key ?? ''}
            options={[
              ['', choices.look === 'map' ? 'nothing: one row' : 'one line'],
              ...dimensions.filter(({ key }) => key !== x.key).map(({ key, label }): [string, string] => [key, label]),
            ]}
            onValue={(key) => set({ by: key === '' ? null : key })}
          />
        )}
        {others.map(({ key, label, levels }) => (
          <Choice
            key={key}
            label={label}
            value={held[key] ?? ''}
            options={[['', 'mean of all'], ...levels.map((level): [string, string] => [textOf(level), textOf(level)])]}
            onValue={(level) => {
              const { [key]: _, ...rest } = choices.held;
              set({ held: level === '' ? rest : { ...rest, [key]: level } });
            }}
          />
        ))}
        {!isPhases && (
          <div className="flex gap-4 pb-2">
            {choices.look === 'lines' && (
              <Tick
                label="log x"
                isOn={choices.xScale === 'log'}
                onChange={(isOn) => set({ xScale: isOn ? 'log' : 'linear' })}
              />
            )}
            <Tick
              label={choices.look === 'map' ? 'log colours' : 'log y'}
              isOn={choices.yScale === 'log'}
              onChange={(isOn) => set({ yScale: isOn ? 'log' : 'linear' })}
            />
          </div>
        )}
      </div>
      {cells.length === 0 ? (
        <p className="grid h-72 place-items-center rounded-md bg-sunken px-4 text-center text-ink-soft">
          {isRunning
            ? 'The first games are being played; their cells appear here as they come in.'
            : 'Nothing has been played yet. Start the experiment, and its cells appear here as they come in.'}
        </p>
      ) : choices.look === 'map' ? (
        <MapView {...plot} matrix={matrixOf(series, x, by)} scale={choices.yScale} />
      ) : series.length > MAX_LINES ? (
        <p className="grid h-72 place-items-center rounded-md bg-sunken px-4 text-center text-ink-soft">
          That would be {series.length} lines; up to {MAX_LINES} can be told apart. Look at it as a heat map.
        </p>
      ) : (
        <LinesView {...plot} isPhases={isPhases} xScale={choices.xScale} yScale={choices.yScale} />
      )}
      <p className="mt-2 text-[0.92em] text-ink-soft">
        {isPhases ? (
          <>
            σ²/N of the attendance over α = 2ᵐ/N, as in Savit, Manuca & Riolo 1999. At 1 the crowd does as well as if
            each tossed a coin; below, agents coordinate; above, they herd. The literature’s critical point, where H/N
            vanishes for N → ∞, is α<sub>c</sub> ≈ 0.3374 (Challet, Marsili & Zecchina 2000, S = 2).
          </>
        ) : (
          `${titleOf(choices.statistic)}: ${aboutStatistic(choices.statistic)}. `
        )}{' '}
        {choices.look === 'map'
          ? 'Select a cell to see its games.'
          : `Points are means over replicates, bands their ${percent(design)} % confidence intervals. Select a point to see its games.`}
        {x.key === ALPHA && by === null && others.length === 0 ? ' Cells with the same α are taken together.' : ''}
      </p>
    </Panel>
  );
}

const percent = ({ stopRule }: Experiment) => Math.round(1000 * (stopRule?.confidence ?? 0.95)) / 10;

/** The first choice of another view; the statistic stays if possible. */
function beginWith(look: Look, { design, dimensions, choices }: Props): Choices {
  const begin = beginChoices(design, dimensions, look);
  return look === 'phases' ? begin : { ...begin, statistic: choices.statistic, held: choices.held };
}

function Choice({
  label,
  value,
  options,
  onValue,
}: {
  label: string;
  value: string;
  options: readonly (readonly [string, string])[];
  onValue: (value: string) => void;
}) {
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
