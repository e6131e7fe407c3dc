import type { Colour } from './colours.ts';
import type { Shape } from './shapes.ts';
import { outlineOf } from './symbols.ts';

const css = (colour: Colour | undefined) =>
  colour === undefined ? 'none' : colour.startsWith('#') ? colour : `var(--${colour})`;

/** A few shapes inside the page. CSS gives them the colours of the theme. */
export function Swatch({ shapes, width, height }: { shapes: readonly Shape[]; width: number; height: number }) {
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden className="shrink-0">
      {shapes.map((shape, index) => (
        <SwatchShape key={index} shape={shape} />
      ))}
    </svg>
  );
}

function SwatchShape({ shape }: { shape: Shape }) {
  if (shape.kind === 'rectangle') {
    const { x, y, width, height, fill, opacity } = shape;
    return <rect x={x} y={y} width={width} height={height} fill={css(fill)} opacity={opacity} />;
  }
  if (shape.kind === 'path') {
    const points = Array.from(shape.xs, (x, index) => `${x},${shape.ys[index]}`).join(' ');
    return (
      <polyline
        points={points}
        fill="none"
        stroke={css(shape.stroke)}
        strokeWidth={shape.width}
        strokeDasharray={shape.dash?.join(' ')}
      />
    );
  }
  if (shape.kind === 'marks') {
    const [x, y] = [shape.xs[0], shape.ys[0]];
    const outline = outlineOf(shape.symbol, shape.sizePx);
    if (shape.symbol === 'ring') {
      return <circle cx={x} cy={y} r={shape.sizePx / 2} fill="none" stroke={css(shape.colour)} strokeWidth={1.5} />;
    }
    if (outline.length === 0) return <circle cx={x} cy={y} r={shape.sizePx / 2} fill={css(shape.colour)} />;
    return <polygon points={outline.map(([dx, dy]) => `${x + dx},${y + dy}`).join(' ')} fill={css(shape.colour)} />;
  }
  return null;
}
