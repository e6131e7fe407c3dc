'use client';

import type { Experiment } from '@farol/api';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { formatNumber } from '../../design/figures.ts';
import { Panel } from '../../design/page.tsx';
import { Loading } from '../../design/states.tsx';
import type { CellOfResults } from '../reads.ts';
import { aboutStatistic, titleOf } from '../statistic-names.ts';
import { type Axes, axesOf, mergesByAlpha } from './axes.ts';
import { ChoiceFields, LookButtons } from './choice-fields.tsx';
import { type Choices, MAX_LINES } from './choices.ts';
import type { Dimension } from './dimensions.ts';
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
  const { design, dimensions, choices, onChoices } = props;
  const axes = axesOf(dimensions, choices);
  const controls = { design, dimensions, choices, onChoices };
  return (
    <Panel title="Results" actions={<LookButtons {...controls} />}>
      <ChoiceFields {...controls} axes={axes} />
      <Picture {...props} axes={axes} />
      <Caption design={design} choices={choices} axes={axes} />
    </Panel>
  );
}

/** The plot, or words in its place. */
function Picture({ name, cells, choices, isRunning, onPick, axes }: Props & { axes: Axes }) {
  const { statistic, look, xScale, yScale } = choices;
  const { x, by, held } = axes;
  if (cells.length === 0) {
    return (
      <Notice>
        {isRunning
          ? 'The first games are being played; their cells appear here as they come in.'
          : 'Nothing has been played yet. Start the experiment, and its cells appear here as they come in.'}
      </Notice>
    );
  }
  const series = seriesOf(cells, { statistic, x, by, held });
  const plot = { name, statistic, x, by, series, onPick };
  if (look === 'map') return <MapView {...plot} matrix={matrixOf(series, x, by)} scale={yScale} />;
  if (series.length > MAX_LINES) {
    return (
      <Notice>
        That would be {series.length} lines; up to {MAX_LINES} can be told apart. Look at it as a heat map.
      </Notice>
    );
  }
  return <LinesView {...plot} isPhases={look === 'phases'} xScale={xScale} yScale={yScale} />;
}

function Notice({ children }: { children: ReactNode }) {
  return <p className="grid h-72 place-items-center rounded-md bg-sunken px-4 text-center text-ink-soft">{children}</p>;
}

/** The meaning of the statistic, of points and bands. */
export function Caption({ design, choices, axes }: Pick<Props, 'design' | 'choices'> & { axes: Axes }) {
  const { look, statistic } = choices;
  return (
    <p className="mt-2 text-[0.92em] text-ink-soft">
      {look === 'phases' ? (
        <>
          σ²/N of the attendance over α = 2ᵐ/N, as in Savit, Manuca & Riolo 1999. At 1 the crowd does as well as if each
          tossed a coin; below, agents coordinate; above, they herd. The literature’s critical point, where H/N vanishes
          for N → ∞, is α<sub>c</sub> ≈ 0.3374 (Challet, Marsili & Zecchina 2000, S = 2).
        </>
      ) : (
        `${titleOf(statistic)}: ${aboutStatistic(statistic)}. `
      )}{' '}
      {look === 'map'
        ? 'Select a cell to see its games.'
        : `Points are means over replicates, bands their ${percent(design)} % confidence intervals. Select a point to see its games.`}
      {mergesByAlpha(axes) ? ' Cells with the same α are taken together.' : ''}
    </p>
  );
}

const percent = ({ stopRule }: Experiment) => formatNumber(100 * (stopRule?.confidence ?? 0.95));
