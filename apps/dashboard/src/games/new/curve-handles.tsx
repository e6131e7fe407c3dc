import { type ComponentProps, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { formatNumber } from '../../design/figures.ts';
import { pressKey } from './curve-keys.ts';
import { addPoint, drawOver, movePoint, type Points, roundTo } from './curve-points.ts';
import { type Frame, nAt, payoffFrom, payoffStep, xOf, yOf } from './plot-frame.ts';

interface Props {
  frame: Frame;
  name: 'go' | 'stay';
  points: Points;
  selected: number;
  onSelect: (index: number) => void;
  /** A drag or a stroke begins: all until its end is one change. */
  onGrip: () => void;
  onRelease: () => void;
  onChange: (points: Points) => void;
}

/** A drag of a point, or a stroke of the pen. */
type Grip =
  | { kind: 'point'; index: number }
  | { kind: 'pen'; stroke: [number, number][]; before: Points; moved: number };

/** The points of a drawn curve, over the plot, and the plot as the paper of the pen. */
export function CurveHandles({ frame, name, points, selected, onSelect, onGrip, onRelease, onChange }: Props) {
  const grip = useRef<Grip>(null);
  const handles = useRef<SVGGElement>(null);
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
    onGrip();
  };
  const move = (event: PointerEvent<SVGElement>) => {
    const held = grip.current;
    if (held === null) return;
    const place = placeOf(event);
    if (held.kind === 'point') return onChange(movePoint(points, held.index, place, frame.agents));
    held.moved += Math.abs(event.movementX) + Math.abs(event.movementY);
    held.stroke.push(place);
    if (held.moved >= 4) onChange(drawOver(held.before, held.stroke, 1.5 * step));
  };
  const release = () => {
    const held = grip.current;
    if (held === null) return;
    grip.current = null;
    if (held.kind === 'pen' && held.moved < 4) onChange(addPoint(points, held.stroke[0]));
    onRelease();
  };
  const focus = (index: number) =>
    requestAnimationFrame(() => handles.current?.querySelectorAll<SVGElement>('[role=slider]')[index]?.focus());

  const press = (event: KeyboardEvent<SVGElement>, index: number) => {
    const pressed = { key: event.key, isLarge: event.shiftKey };
    const result = pressKey(points, index, pressed, { agents: frame.agents, step });
    if (result === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onGrip();
    onChange(result.points);
    onRelease();
    if (result.focus !== index) focus(result.focus);
  };

  const look = name === 'go' ? 'stroke-plot-1' : 'stroke-plot-5';
  const events = { onPointerMove: move, onPointerUp: release, onPointerCancel: release };
  return (
    <g ref={handles}>
      <rect
        x={frame.left}
        y={frame.top}
        width={frame.right - frame.left}
        height={frame.bottom - frame.top}
        fill="transparent"
        className="cursor-crosshair touch-none"
        data-paper=""
        onPointerDown={(event) => take(event, { kind: 'pen', stroke: [placeOf(event)], before: points, moved: 0 })}
        {...events}
      />
      {points.map((point, index) =>
        point[0] > frame.agents ? null : (
          <Handle
            key={index}
            frame={frame}
            point={point}
            label={`Point ${index + 1} of ${points.length} of ${name === 'go' ? 'going' : 'staying'}`}
            look={`${look} ${index === selected ? 'fill-lamp' : 'fill-panel'}`}
            onPointerDown={(event) => {
              onSelect(index);
              take(event, { kind: 'point', index });
            }}
            {...events}
            onFocus={() => onSelect(index)}
            onKeyDown={(event) => press(event, index)}
          />
        ),
      )}
    </g>
  );
}

type HandleProps = Omit<ComponentProps<'g'>, 'points'> & {
  frame: Frame;
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
