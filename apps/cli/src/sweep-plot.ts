import { rulesOf } from '@farol/kernel';
import { type Experiment, type StatisticName } from '@farol/api';
import { type CellResult, cellsOf, configOf, CONFIDENCE, mostReplicates, variedPathsOf } from '@farol/experiments';
import { type Axis, linearAxis, logAxis, placeOn } from './axis.ts';
import { InputFault } from './faults.ts';
import { writeCount, writeNumber } from './numbers.ts';
import { at, escape, STYLE, widest, WIDTH, writeLine, writeText } from './svg.ts';
import type { SweepAxis } from './sweep-axis.ts';
import { writeLevel, writeReplicates } from './sweep-table.ts';
import { nameOf } from './vary.ts';

const HEIGHT = 440;
const FIELD = { top: 84, bottom: 376, left: 104 };
const MARGIN = 34;
const CHARACTER = 7.4;
const TICKS = 7;
/** Means further apart than this are easier to compare by their ratios. */
const LINEAR_RATIO = 20;
/** Where volatility is least, with two tables for each agent, in the limit of many agents (Challet & Marsili 1999). */
const CRITICAL_ALPHA = 0.3374;

const COLOURS = [
  ['#14748a', '#4fc3d9'],
  ['#d9541e', '#ff9254'],
  ['#6d4fa3', '#b39df0'],
  ['#4d7c2a', '#9ccc65'],
  ['#b8336a', '#f48fb1'],
  ['#8a6d1f', '#e0c068'],
] as const;
/** With more lines colours come again, dashed. */
export const MAX_LINES = 2 * COLOURS.length;

const colourRules = (shade: 0 | 1) =>
  COLOURS.map(
    (colour, index) => `.c${index} { stroke: ${colour[shade]} } .f${index} { fill: ${colour[shade]}; stroke: none }`,
  ).join('\n      ');
const SWEEP_STYLE = `
    .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round; stroke-linecap: round }
    .again { stroke-dasharray: 6 4 }
    .band { fill-opacity: .2 }
    .reference { stroke: #8a8374; stroke-width: 1.2; stroke-dasharray: 7 5 }
      ${colourRules(0)}
    @media (prefers-color-scheme: dark) {
      .reference { stroke: #98a1ad }
      ${colourRules(1)}
    }
  `;

interface Point {
  readonly x: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

interface Curve {
  readonly label: string;
  readonly points: readonly Point[];
}

/** A line for each combination of the other factors' levels. */
function curvesOf(experiment: Experiment, results: readonly CellResult[], x: SweepAxis): Curve[] {
  const [statistic] = experiment.statistics;
  const varied = variedPathsOf(experiment);
  const paths = varied.map(({ path }) => path);
  const others = varied.filter(({ factor }) => factor !== x.factor).map(({ path }) => path);
  const curves = new Map<string, Point[]>();
  for (const result of results) {
    const label = others.map((path) => `${nameOf(path, paths)} ${writeLevel(result.levels[path])}`).join(', ');
    const points = curves.get(label) ?? [];
    curves.set(label, points);
    const { mean, low, high } = result.statistics[statistic]!;
    if (mean !== null) points.push({ x: x.valueOf(result), mean, low: low ?? mean, high: high ?? mean });
  }
  return Array.from(curves, ([label, points]) => ({ label, points: points.toSorted((a, b) => a.x - b.x) }));
}

/** How many lines a picture would have. */
export function countLines(experiment: Experiment, x: SweepAxis): number {
  return experiment.factors.reduce(
    (lines, { values }, factor) => (factor === x.factor ? lines : lines * values.length),
    1,
  );
}

function valueAxisOf(curves: readonly Curve[], reference: number | null): Axis {
  const points = curves.flatMap((curve) => curve.points);
  const levels = [...points.flatMap(({ low, high }) => [low, high]), ...(reference === null ? [] : [reference])];
  const means = points.map(({ mean }) => mean);
  const isLog = Math.min(...means) > 0 && Math.max(...means) / Math.min(...means) > LINEAR_RATIO;
  if (!isLog) return linearAxis(Math.min(...levels), Math.max(...levels), TICKS);
  // An interval that reaches to zero or below it is cut off where the axis ends.
  return logAxis(Math.min(...levels.filter((level) => level > 0)), Math.max(...levels), TICKS);
}

function drawCurve({ points }: Curve, index: number, x: (value: number) => number, y: (value: number) => number) {
  if (points.length === 0) return [];
  const colour = index % COLOURS.length;
  const again = index >= COLOURS.length ? ' again' : '';
  const write = (level: 'low' | 'mean' | 'high') => points.map((point) => `${at(x(point.x))},${at(y(point[level]))}`);
  const dots = points.map(
    (point) => `<circle cx="${at(x(point.x))}" cy="${at(y(point.mean))}" r="3" class="f${colour}"/>`,
  );
  return [
    `<path d="M${[...write('high'), ...write('low').toReversed()].join('L')}Z" class="band f${colour}"/>`,
    `<path d="M${write('mean').join('L')}" class="curve c${colour}${again}"/>`,
    ...dots,
  ];
}

function writeLegend(curves: readonly Curve[], left: number): string[] {
  if (curves.length < 2) return [];
  return curves.flatMap(({ label }, index) => {
    const y = FIELD.top + 8 + 20 * index;
    const again = index >= COLOURS.length ? ' again' : '';
    return [
      `<line x1="${at(left)}" x2="${at(left + 22)}" y1="${at(y)}" y2="${at(y)}" class="curve c${index % COLOURS.length}${again}"/>`,
      writeText(left + 30, y + 4, label),
    ];
  });
}

/** Theory of the statistic: its value for random play, and the position of its minimum. */
function referencesOf(experiment: Experiment, x: SweepAxis) {
  const { base, statistics } = experiment;
  const isMinority = base.rules.kind === 'minority' && statistics[0] === 'volatility';
  const twoTables = cellsOf(experiment).every(({ levels }) =>
    configOf(base, levels).agents.every(
      ({ strategy, params }) => strategy === 'tables' && (params?.['tables'] ?? 2) === 2,
    ),
  );
  return {
    level: statistics[0] === 'volatility' ? 1 : null,
    x: isMinority && x.label.startsWith('α') && twoTables ? CRITICAL_ALPHA : null,
  };
}

const AXIS_LABELS: Partial<Record<StatisticName, string>> = {
  volatility: 'volatility σ²/N',
  predictability: 'predictability H/N',
};

function describeDesign(experiment: Experiment, results: readonly CellResult[]): string {
  const { base, seed, stopRule } = experiment;
  const confidence = writeNumber(100 * (stopRule?.confidence ?? CONFIDENCE));
  const rounds = results.map((result) => result.rounds);
  const [least, most] = [Math.min(...rounds), Math.max(...rounds)].map(writeCount);
  const isVaried = variedPathsOf(experiment).some(({ path }) => path.endsWith('.count'));
  const agents = base.agents.reduce((sum, { count }) => sum + count, 0);
  const strategies = [...new Set(base.agents.map(({ strategy }) => strategy))];
  const names = strategies.length > 3 ? [...strategies.slice(0, 3), '…'] : strategies;
  return [
    `${isVaried ? '' : `${writeCount(agents)} `}${agents === 1 && !isVaried ? 'agent' : 'agents'} (${names.join(', ')})`,
    `${writeReplicates(experiment, 'game')} a point`,
    `${least === most ? least : `${least} to ${most}`} rounds`,
    ...(mostReplicates(experiment) > 1 ? [`band: ${confidence} % confidence of the mean`] : []),
    `seed ${seed}`,
  ].join(', ');
}

/** An SVG picture of the first statistic over one factor, and the command that made it. */
export function plotSweep(
  experiment: Experiment,
  results: readonly CellResult[],
  x: SweepAxis,
  command: string,
): string {
  const [statistic] = experiment.statistics;
  const curves = curvesOf(experiment, results, x);
  if (curves.every(({ points }) => points.length === 0)) {
    throw new InputFault([`--svg: there is nothing to draw: ${statistic} is undefined in all cells`]);
  }
  const reference = referencesOf(experiment, x);
  const levels = valueAxisOf(curves, reference.level);
  const notes = [
    ...(curves.length > 1 ? curves.map(({ label }) => `     ${label}`) : []),
    reference.level === null ? '' : 'tossing coins',
  ];
  const span = { left: FIELD.left, right: WIDTH - MARGIN - CHARACTER * widest(notes) };
  const place = (value: number) => span.left + placeOn(x.axis, value) * (span.right - span.left);
  const height = (value: number) => FIELD.bottom - placeOn(levels, value) * (FIELD.bottom - FIELD.top);
  const label = AXIS_LABELS[statistic] ?? statistic;
  const title = `${rulesOf(experiment.base.rules.kind).title}: ${label} over ${x.label}`;
  const description = describeDesign(experiment, results);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<title>${escape(title)}</title>`,
    // Not a comment: those must not contain the two hyphens of an option.
    `<desc>${escape(description)}. Made by: ${escape(command)}</desc>`,
    `<style>${STYLE}${SWEEP_STYLE}</style>`,
    `<rect x=".5" y=".5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="10" class="card"/>`,
    writeText(24, 34, title, 'title'),
    writeText(24, 55, description),
    ...levels.ticks.flatMap((tick) => [
      writeLine(span, height(tick), 'grid'),
      writeText(span.left - 10, height(tick) + 4, writeNumber(tick), 'tick', 'end'),
    ]),
    ...x.axis.ticks.map((tick) => writeText(place(tick), FIELD.bottom + 22, writeNumber(tick), 'tick', 'middle')),
    writeText((span.left + span.right) / 2, FIELD.bottom + 46, x.label, '', 'middle'),
    `<g transform="rotate(-90)">${writeText(-(FIELD.top + FIELD.bottom) / 2, 36, label, '', 'middle')}</g>`,
    ...(reference.level === null
      ? []
      : [
          writeLine(span, height(reference.level), 'reference'),
          writeText(span.right + 10, height(reference.level) + 4, 'tossing coins'),
        ]),
    ...(reference.x === null || reference.x < x.axis.low || reference.x > x.axis.high
      ? []
      : [
          `<line x1="${at(place(reference.x))}" x2="${at(place(reference.x))}" y1="${FIELD.top}" y2="${FIELD.bottom}" class="reference"/>`,
          writeText(place(reference.x), FIELD.top - 6, `critical α = ${CRITICAL_ALPHA}`, '', 'middle'),
        ]),
    ...curves.flatMap((curve, index) => drawCurve(curve, index, place, height)),
    ...writeLegend(curves, span.right + 10),
    '</svg>',
  ].join('\n')}\n`;
}
