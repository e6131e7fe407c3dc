import { type ComponentProps, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatNumber } from '../../design/figures.ts';
import type { ActiveCurve } from './active-curve.ts';
import { type Grip, moveGrip, penAt, releaseGrip } from './curve-grip.ts';
import { pressKey } from './curve-keys.ts';
import { type Points, roundTo } from './curve-points.ts';
import { CURVE_WORDS } from './curve-source.tsx';
import { type PayoffFrame, nAt, payoffFrom, payoffStep, xOf, yOf } from './plot-frame.ts';
import type { CurveEditing } from './use-curve-editor.ts';

interface Props {
  frame: PayoffFrame;
  active: ActiveCurve;
  editor: Pick<CurveEditing, 'index' | 'select' | 'grip' | 'drag' | 'release'>;
}

/** The points of a drawn curve, over the plot, and the plot as the paper of the pen. */
export function CurveHandles({ frame, active: { name, points }, editor }: Props) {
  const handles = useRef<SVGGElement>(null);
  const pointer = usePointer(frame, points, editor);
  const focus = (index: number) =>
    requestAnimationFrame(() => handles.current?.querySelectorAll<SVGElement>('[role=slider]')[index]?.focus());

  const press = (event: KeyboardEvent<SVGElement>, index: number) => {
    const pressed = { key: event.key, isLarge: event.shiftKey };
    const result = pressKey(points, index, pressed, { agents: frame.agents, step: payoffStep(frame) });
    if (result === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    editor.grip();
    editor.drag(result.points);
    editor.release();
    if (result.focus !== index) focus(result.focus);
  };

  const look = name === 'go' ? 'stroke-plot-1' : 'stroke-plot-5';
  return (
    <g ref={handles}>
      <Paper frame={frame} onPointerDown={pointer.takePen} {...pointer.events} />
      {points.map((point, index) =>
        point[0] > frame.agents ? null : (
          <Handle
            key={index}
            frame={frame}
            point={point}
            label={`Point ${index + 1} of ${points.length} of ${CURVE_WORDS[name]}`}
            look={`${look} ${index === editor.index ? 'fill-lamp' : 'fill-panel'}`}
            onPointerDown={(event) => {
              editor.select(index);
              pointer.takePoint(event, index);
            }}
            {...pointer.events}
            onFocus={() => editor.select(index)}
            onKeyDown={(event) => press(event, index)}
          />
        ),
      )}
    </g>
  );
}

/** Follows the pointer from its press to its release, on a point or as a pen. */
function usePointer(frame: PayoffFrame, points: Points, editor: Props['editor']) {
  const grip = useRef<Grip>(null);
  const step = payoffStep(frame);
  const placeOf = (event: PointerEvent<SVGElement>): [number, number] => {
    const box = event.currentTarget.ownerSVGElement!.getBoundingClientRect();
    const n = Math.round(nAt(frame, event.clientX - box.left));
    return [n, roundTo(step, payoffFrom(frame, event.clientY - box.top))];
  };
  const take = (event: PointerEvent<SVGElement>, taken: Grip) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = taken;
    editor.grip();
  };
  const show = (next: Points | undefined) => next && editor.drag(next);
  const onPointerMove = (event: PointerEvent<SVGElement>) => {
    if (grip.current === null) return;
    const pixels = Math.abs(event.movementX) + Math.abs(event.movementY);
    show(moveGrip(grip.current, points, placeOf(event), pixels, { agents: frame.agents, step }));
  };
  const release = () => {
    const held = grip.current;
    if (held === null) return;
    grip.current = null;
    show(releaseGrip(held, points));
    editor.release();
  };
  return {
    takePen: (event: PointerEvent<SVGElement>) => take(event, penAt(placeOf(event), points)),
    takePoint: (event: PointerEvent<SVGElement>, index: number) => take(event, { kind: 'point', index }),
    events: { onPointerMove, onPointerUp: release, onPointerCancel: release },
  };
}

/** The ground of the plot, which takes the strokes of the pen. */
function Paper({ frame: { left, right, top, bottom }, ...events }: { frame: PayoffFrame } & ComponentProps<'rect'>) {
  return (
    <rect
      x={left}
      y={top}
      width={right - left}
      height={bottom - top}
      fill="transparent"
      className="cursor-crosshair touch-none"
      data-paper=""
      {...events}
    />
  );
}

type HandleProps = Omit<ComponentProps<'g'>, 'points'> & {
  frame: PayoffFrame;
  point: Points[number];
  label: string;
  look: string;
};

/** One point as a circle that can be dragged and has the focus; its values show while it has either. */
function Handle({ frame, point: [n, payoff], label, look, ...events }: HandleProps) {
  const [x, y] = [xOf(frame, n), yOf(frame, payoff)];
  return (
    <g
      role="slider"
      tabIndex={0}
      aria-label={`${label}, at n = ${formatNumber(n)}`}
      aria-valuenow={payoff}
      aria-valuetext={`n = ${formatNumber(n)}, payoff ${formatNumber(payoff)}`}
      aria-orientation="vertical"
      className="group cursor-move touch-none outline-none"
      {...events}
    >
      <circle
        cx={x}
        cy={y}
        r={13}
        className="fill-transparent group-focus-visible:fill-lamp/25 group-hover:fill-lamp/15"
      />
      <circle cx={x} cy={y} r={5.5} strokeWidth={2.25} className={look} />
      <text
        x={Math.max(frame.left + 30, Math.min(frame.right - 30, x))}
        y={y - 13 < frame.top + 8 ? y + 24 : y - 13}
        textAnchor="middle"
        strokeWidth={4}
        paintOrder="stroke"
        className="fill-ink stroke-panel opacity-0 group-hover:opacity-100 group-focus:opacity-100 tabular-nums"
      >
        {formatNumber(n)}: {formatNumber(payoff)}
      </text>
    </g>
  );
}
