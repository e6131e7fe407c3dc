import { rulesOf } from '@farol/kernel';
import { attendanceAxis, roundAxis } from './axis.ts';
import type { Measurement } from './measure.ts';
import { writeCount, writeNumber } from './numbers.ts';
import { at, escape, STYLE, widest, WIDTH, writeLine, writeText } from './svg.ts';

const MAX_ROUNDS = 500;
const HEIGHT = 360;
/** The height of the field that the line is drawn in. */
const FIELD = { top: 78, bottom: 304 };
/** Beside the field: room for all but the digits of the ticks and of the labels, and the width of a character. */
const LEFT = 54,
  RIGHT = 34,
  DIGIT = 7,
  BOLD = 7.8;
/** The least distance between two labels at the right. */
const LABEL_GAP = 17;

function writeAgents({ agents, plan: { manifest } }: Measurement): string {
  const strategies = [...new Set(manifest.agents.map(({ strategy }) => strategy))];
  const names = strategies.length > 3 ? [...strategies.slice(0, 3), '…'] : strategies;
  return `${writeCount(agents)} ${agents === 1 ? 'agent' : 'agents'} (${names.join(', ')})`;
}

/** The line in its colours: one below the capacity, another above it, with the space between it and the capacity. */
function drawSeries(points: readonly string[], capacityY: number | null): string[] {
  const [firstX, firstY] = points[0].split(',');
  if (points.length === 1) return [`<circle cx="${firstX}" cy="${firstY}" r="4" class="dot"/>`];
  const path = `M${points.join('L')}`;
  if (capacityY === null) return [`<path d="${path}" class="line under"/>`];
  const height = at(capacityY);
  const area = `${path}V${height}H${firstX}Z`;
  return ['under', 'over'].flatMap((side) => [
    `<path d="${area}" clip-path="url(#${side})" class="${side}-fill"/>`,
    `<path d="${path}" clip-path="url(#${side})" class="line ${side}"/>`,
  ]);
}

function writeClips(capacityY: number): string {
  const y = Math.max(0, Math.min(HEIGHT, capacityY));
  return [
    '<defs>',
    `<clipPath id="over"><rect width="${WIDTH}" height="${at(y)}"/></clipPath>`,
    `<clipPath id="under"><rect y="${at(y)}" width="${WIDTH}" height="${at(HEIGHT - y)}"/></clipPath>`,
    '</defs>',
  ].join('');
}

interface Label {
  readonly y: number;
  readonly text: string;
}

/** The capacity and the mean at the right end of their lines, apart from each other. */
function labelLines(x: number, capacity: Label | null, mean: Label): string[] {
  if (!capacity) return [writeText(x, mean.y + 4, mean.text)];
  const isMeanAbove = mean.y < capacity.y;
  const push = Math.max(0, LABEL_GAP - Math.abs(mean.y - capacity.y));
  const meanY = isMeanAbove ? mean.y - push : mean.y + push;
  const room = LABEL_GAP * 1.4;
  const top = Math.min(capacity.y, meanY) - room,
    bottom = Math.max(capacity.y, meanY) + room;
  return [
    writeText(x, capacity.y + 4, capacity.text, 'strong'),
    writeText(x, meanY + 4, mean.text),
    ...(top > FIELD.top ? [writeText(x, top, 'crowded', 'over-label')] : []),
    ...(bottom < FIELD.bottom ? [writeText(x, bottom + 8, 'comfortable', 'under-label')] : []),
  ];
}

/** An SVG picture of a game's last rounds, and the command that made it. */
export function plotMeasurement(measurement: Measurement, command: string): string {
  const { attendances, agents, capacity, plan } = measurement;
  const { rules, seed } = plan.manifest;
  const shown = [...attendances.subarray(-MAX_ROUNDS)];
  const firstRound = attendances.length - shown.length + 1,
    lastRound = attendances.length;
  const mean = shown.reduce((sum, attendance) => sum + attendance, 0) / shown.length;
  const xAxis = roundAxis(firstRound, lastRound);
  const levels = capacity === null || capacity > agents ? shown : [...shown, capacity];
  const yAxis = attendanceAxis(Math.min(...levels), Math.max(...levels), agents);
  const y = (attendance: number) =>
    FIELD.bottom - ((attendance - yAxis.low) / (yAxis.high - yAxis.low)) * (FIELD.bottom - FIELD.top);

  const capacityLine =
    capacity === null || capacity > agents ? null : { y: y(capacity), text: `capacity ${writeCount(capacity)}` };
  const meanLine = { y: y(mean), text: `mean ${writeNumber(mean)}` };
  const span = {
    left: LEFT + DIGIT * widest(yAxis.ticks.map(writeCount)),
    right: WIDTH - RIGHT - BOLD * widest([capacityLine?.text ?? '', meanLine.text, 'comfortable']),
  };
  const x = (round: number) => span.left + ((round - xAxis.low) / (xAxis.high - xAxis.low)) * (span.right - span.left);
  const points = shown.map((attendance, index) => `${at(x(firstRound + index))},${at(y(attendance))}`);
  const title = `${rulesOf(rules.kind).title}: attendance of ${writeAgents(measurement)}`;
  const rounds = lastRound > firstRound ? `Rounds ${writeCount(firstRound)} to` : 'Round';
  const description = `${rounds} ${writeCount(lastRound)}, seed ${seed}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img">`,
    `<title>${escape(title)}</title>`,
    // Not a comment: those must not contain the two hyphens of an option.
    `<desc>${escape(description)}. Made by: ${escape(command)}</desc>`,
    `<style>${STYLE}</style>`,
    ...(capacityLine ? [writeClips(capacityLine.y)] : []),
    `<rect x=".5" y=".5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="10" class="card"/>`,
    writeText(24, 34, title, 'title'),
    writeText(24, 55, description),
    ...yAxis.ticks.flatMap((tick) => [
      writeLine(span, y(tick), 'grid'),
      writeText(span.left - 10, y(tick) + 4, writeCount(tick), 'tick', 'end'),
    ]),
    ...xAxis.ticks.map((tick) => writeText(x(tick), FIELD.bottom + 20, writeCount(tick), 'tick', 'middle')),
    writeText((span.left + span.right) / 2, FIELD.bottom + 40, 'round', '', 'middle'),
    `<g transform="rotate(-90)">${writeText(-(FIELD.top + FIELD.bottom) / 2, 32, 'attendance', '', 'middle')}</g>`,
    ...drawSeries(points, capacityLine && capacityLine.y),
    ...(capacityLine ? [writeLine(span, capacityLine.y, 'capacity')] : []),
    writeLine(span, meanLine.y, 'mean'),
    ...labelLines(span.right + 10, capacityLine, meanLine),
    '</svg>',
  ].join('\n')}\n`;
}
