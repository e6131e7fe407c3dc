import type { Crowd } from './live-game.ts';

/** Colours of the page, as its theme has them now. */
export interface CrowdColours {
  low: string;
  middle: string;
  high: string;
  ink: string;
  place: string;
  bar: string;
}

export function coloursNow(): CrowdColours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    low: read('--plot-2'),
    middle: read('--line-strong'),
    high: read('--plot-1'),
    ink: read('--ink'),
    place: read('--line-strong'),
    bar: read('--sunken'),
  };
}

/** Where each agent's place is, in CSS pixels: the same at home and at the bar, which lies `across` to the right. */
interface Places {
  columns: number;
  cell: number;
  across: number;
}

/** Squares of equal size that fill half of the width. */
export function placesFor(agents: number, width: number, height: number): Places {
  const gap = Math.max(16, width * 0.05);
  const half = (width - gap) / 2;
  const most = Math.min(40, height);
  let cell = Math.min(most, Math.sqrt((half * height) / Math.max(1, agents)));
  while (cell > 1 && Math.floor(half / cell) * Math.floor(height / cell) < agents) cell *= 0.99;
  return { columns: Math.max(1, Math.floor(half / cell)), cell, across: half + gap };
}

const SHADES = 12;
const STRENGTHS = 6;

/** How far each agent is on its way to the bar, 0…1, and how much it has lately been there. */
export class CrowdMotion {
  private way = new Float32Array(0);
  private habit = new Float32Array(0);

  /** Walks each agent at most `step` of the way towards its last choice; whether any is still on its way. */
  advance(choice: Uint8Array, step: number): boolean {
    if (this.way.length !== choice.length) {
      this.way = Float32Array.from(choice);
      this.habit = Float32Array.from(choice);
      return false;
    }
    let isMoving = false;
    for (let agent = 0; agent < choice.length; agent++) {
      const left = choice[agent] - this.way[agent];
      if (left === 0) continue;
      this.way[agent] = Math.abs(left) <= step ? choice[agent] : this.way[agent] + Math.sign(left) * step;
      isMoving ||= this.way[agent] !== choice[agent];
    }
    return isMoving;
  }

  renewHabits(choice: Uint8Array): void {
    const { habit } = this;
    for (let agent = 0; agent < habit.length; agent++) habit[agent] += 0.1 * (choice[agent] - habit[agent]);
  }

  wayOf = (agent: number) => this.way[agent];
  habitOf = (agent: number) => this.habit[agent];
}

interface Drawing {
  crowd: Crowd;
  motion: CrowdMotion;
  colours: CrowdColours;
  /** Rounds follow each other too fast to see each: dots show how much agents have lately been at either place. */
  isBlurred: boolean;
  isMine?: (group: number) => boolean;
}

/** Draws every agent at home on the left, at the bar on the right, or on its way between. */
export function drawCrowd(context: CanvasRenderingContext2D, width: number, height: number, drawing: Drawing): void {
  const { crowd, motion, colours, isBlurred, isMine } = drawing;
  const { choice, group, benefit } = crowd;
  const { columns, cell, across } = placesFor(choice.length, width, height);
  const [low, high] = shadedRange(benefit);
  const palette = paletteOf(colours);
  const radius = Math.max(0.8, cell * 0.36);
  context.clearRect(0, 0, width, height);
  drawPlaces(context, choice.length, { columns, cell, across }, colours);

  /** Dots of one shade and strength are one path: a thousand single fills would take a frame. */
  const paths = new Map<number, Path2D>();
  const put = (agent: number, x: number, y: number, strength: number) => {
    const level = Math.round(strength * STRENGTHS);
    if (level === 0) return;
    const shade = high > low ? shadeOf((benefit[agent] - low) / (high - low)) : SHADES >> 1;
    const key = shade * (STRENGTHS + 1) + level;
    let path = paths.get(key);
    if (path === undefined) paths.set(key, (path = new Path2D()));
    addShape(path, group[agent], x, y, radius);
  };
  for (let agent = 0; agent < choice.length; agent++) {
    const x = ((agent % columns) + 0.5) * cell;
    const y = (Math.floor(agent / columns) + 0.5) * cell;
    if (isBlurred) {
      put(agent, x, y, 1 - motion.habitOf(agent));
      put(agent, x + across, y, motion.habitOf(agent));
    } else {
      put(agent, x + across * ease(motion.wayOf(agent)), y, 1);
    }
    if (isMine?.(group[agent]) === true) {
      drawRing(context, x + across * ease(motion.wayOf(agent)), y, radius, colours.ink);
    }
  }
  for (const [key, path] of paths) {
    context.globalAlpha = (key % (STRENGTHS + 1)) / STRENGTHS;
    context.fillStyle = palette[Math.floor(key / (STRENGTHS + 1))];
    context.fill(path);
  }
  context.globalAlpha = 1;
}

const shadeOf = (share: number) => Math.round(Math.max(0, Math.min(1, share)) * (SHADES - 1));

/** The benefits that the palette reaches from and to: one and a half standard deviations around the mean. */
export function shadedRange(values: Float64Array): [low: number, high: number] {
  let sum = 0,
    squares = 0;
  for (const value of values) sum += value;
  const mean = sum / Math.max(1, values.length);
  for (const value of values) squares += (value - mean) * (value - mean);
  const reach = 1.5 * Math.sqrt(squares / Math.max(1, values.length));
  return [mean - reach, mean + reach];
}

const ease = (way: number) => way * way * (3 - 2 * way);

/** Groups differ in shape: circles, squares, diamonds, triangles. */
function addShape(path: Path2D, group: number, x: number, y: number, radius: number): void {
  if (group % 4 === 0) {
    path.moveTo(x + radius, y);
    path.arc(x, y, radius, 0, 2 * Math.PI);
  } else if (group % 4 === 1) {
    const side = radius * 0.88;
    path.rect(x - side, y - side, 2 * side, 2 * side);
  } else {
    const corners = group % 4 === 2 ? [0, 90, 180, 270] : [-90, 30, 150];
    corners.forEach((degrees, place) => {
      const angle = (degrees * Math.PI) / 180;
      const [cornerX, cornerY] = [x + 1.2 * radius * Math.cos(angle), y + 1.2 * radius * Math.sin(angle)];
      if (place === 0) path.moveTo(cornerX, cornerY);
      else path.lineTo(cornerX, cornerY);
    });
    path.closePath();
  }
}

/** A faint point at every empty place, so that one sees who is missing; the bar has a floor. */
function drawPlaces(context: CanvasRenderingContext2D, agents: number, places: Places, colours: CrowdColours): void {
  const { columns, cell, across } = places;
  const rows = Math.ceil(agents / columns);
  context.fillStyle = colours.bar;
  context.beginPath();
  context.roundRect(across - 2, 0, columns * cell + 4, rows * cell, 8);
  context.fill();
  const side = Math.max(1, cell * 0.1);
  context.fillStyle = colours.place;
  for (let agent = 0; agent < agents; agent++) {
    const x = ((agent % columns) + 0.5) * cell - side / 2;
    const y = (Math.floor(agent / columns) + 0.5) * cell - side / 2;
    context.fillRect(x, y, side, side);
    context.fillRect(x + across, y, side, side);
  }
}

function drawRing(context: CanvasRenderingContext2D, x: number, y: number, radius: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 2;
  context.beginPath();
  context.arc(x, y, radius + 3, 0, 2 * Math.PI);
  context.stroke();
}

let mixed: { of: string; palette: string[] } | undefined;

/** From low over the middle to high, in steps that the eye tells apart. */
function paletteOf({ low, middle, high }: CrowdColours): string[] {
  const of = `${low} ${middle} ${high}`;
  if (mixed?.of === of) return mixed.palette;
  const palette = Array.from({ length: SHADES }, (_, shade) => {
    const t = shade / (SHADES - 1);
    return t < 0.5
      ? `color-mix(in oklab, ${middle} ${Math.round(200 * t)}%, ${low})`
      : `color-mix(in oklab, ${high} ${Math.round(200 * (t - 0.5))}%, ${middle})`;
  });
  mixed = { of, palette };
  return palette;
}
