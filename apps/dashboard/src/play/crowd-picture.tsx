'use client';

import { useEffect, useRef } from 'react';
import { formatNumber } from '../design/figures.ts';
import { subscribeToTheme } from '../shell/theme.ts';
import { coloursNow, type CrowdColours, CrowdMotion, drawCrowd, shadedRange } from './crowd-canvas.ts';
import type { Player } from './player.ts';
import { useCalmSight } from './use-player.ts';

/** Up to this many rounds a second agents are seen walking; up to twice as many, each choice is seen. */
const WALKING = 5;

interface Props {
  player: Player | undefined;
  /** Rounds a second; null: as fast as it can. */
  tempo: number | null;
  isMine?: (group: number) => boolean;
  height?: number;
  /** Names of the two choices. */
  places?: readonly [stay: string, go: string];
}

const BAR = ['At home', 'At the bar'] as const;

/** The crowd itself: each agent a dot that is at home or at the bar, in the colour of what it has earned. */
export function CrowdPicture({ player, tempo, isMine, height = 230, places = BAR }: Props) {
  const canvasRef = useRef<HTMLCanvasElement>(null);
  const tempoRef = useRef(tempo);
  const isMineRef = useRef(isMine);
  useEffect(() => {
    tempoRef.current = tempo;
    isMineRef.current = isMine;
  });
  useEffect(() => {
    const canvas = canvasRef.current;
    if (canvas === null || player === undefined) return;
    return animate(canvas, player, { tempo: () => tempoRef.current, isMine: () => isMineRef.current });
  }, [player]);
  return (
    <figure className="min-w-0">
      <Words player={player} places={places} isBlurred={tempo === null || tempo > 2 * WALKING} />
      <canvas ref={canvasRef} className="block w-full" style={{ height }} aria-hidden />
      <Legend player={player} />
    </figure>
  );
}

function animate(
  canvas: HTMLCanvasElement,
  player: Player,
  now: { tempo: () => number | null; isMine: () => ((group: number) => boolean) | undefined },
): () => void {
  const context = canvas.getContext('2d')!;
  const motion = new CrowdMotion();
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  let colours: CrowdColours = coloursNow();
  let ticket = 0;
  let drawnAt = performance.now();
  let seen: Uint8Array | undefined;

  const draw = () => {
    ticket = 0;
    const { sight } = player;
    if (sight === undefined) return;
    const { crowd } = sight.frame;
    const tempo = now.tempo() ?? Infinity;
    const elapsedMs = Math.min(100, performance.now() - drawnAt);
    drawnAt = performance.now();
    const walkMs = Math.min(450, 700 / tempo);
    const step = tempo > WALKING || still.matches ? 1 : elapsedMs / walkMs;
    const isMoving = motion.advance(crowd.choice, step);
    if (seen !== crowd.choice) motion.renewHabits(crowd.choice);
    seen = crowd.choice;
    const { width, height } = fit(canvas, context);
    const isBlurred = tempo > 2 * WALKING && sight.isPlaying;
    drawCrowd(context, width, height, { crowd, motion, colours, isBlurred, isMine: now.isMine() });
    if (isMoving) ask();
  };
  const ask = () => {
    if (ticket === 0) ticket = requestAnimationFrame(draw);
  };
  const recolour = () => {
    colours = coloursNow();
    ask();
  };
  const stops = [player.subscribe(ask), subscribeToTheme(recolour)];
  const sizes = new ResizeObserver(ask);
  sizes.observe(canvas);
  ask();
  return () => {
    cancelAnimationFrame(ticket);
    sizes.disconnect();
    for (const stop of stops) stop();
  };
}

/** Makes the canvas as fine as the screen, and gives its size in CSS pixels. */
function fit(canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = Math.min(2, devicePixelRatio);
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { width, height };
}

/** The same in words: how many are where. */
function Words({
  player,
  places,
  isBlurred,
}: {
  player: Player | undefined;
  places: readonly [string, string];
  isBlurred: boolean;
}) {
  const sight = useCalmSight(player);
  const frame = sight?.frame;
  const attendance = frame?.recent.at(-1);
  const isPast = attendance === undefined || frame === undefined;
  const crowded = !isPast && frame.capacity !== null && attendance > frame.capacity ? ', crowded' : '';
  return (
    <figcaption className="mb-2 grid grid-cols-2 gap-[5%] tabular-nums">
      <span>
        <b>{places[0]}</b> <span className="text-ink-soft">{isPast ? '–' : frame.agents - attendance}</span>
      </span>
      <span>
        <b>{places[1]}</b>{' '}
        <span className={crowded === '' ? 'text-ink-soft' : 'text-bad'}>
          {isPast ? '–' : attendance}
          {frame?.capacity != null && ` of ${frame.capacity}`}
          {crowded}
        </span>
        {isBlurred && <span className="sr-only"> in the latest round</span>}
      </span>
    </figcaption>
  );
}

function Legend({ player }: { player: Player | undefined }) {
  const crowd = useCalmSight(player, 500)?.frame.crowd;
  const [low, high] = crowd !== undefined && crowd.benefit.length > 0 ? shadedRange(crowd.benefit) : [0, 0];
  if (low === high) return <p className="mt-2 text-[0.87em] text-ink-soft">Nobody has earned more than another yet.</p>;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.87em] text-ink-soft tabular-nums">
      <span>earned a round: {formatNumber(low, 2)} or less</span>
      <span
        aria-hidden
        className="h-2 w-20 rounded-full"
        style={{ background: 'linear-gradient(90deg in oklab, var(--plot-2), var(--line-strong), var(--plot-1))' }}
      />
      <span>{formatNumber(high, 2)} or more</span>
      {crowd !== undefined && crowd.agents > crowd.choice.length && (
        <span>
          {crowd.choice.length} of {crowd.agents} agents are shown
        </span>
      )}
    </div>
  );
}
