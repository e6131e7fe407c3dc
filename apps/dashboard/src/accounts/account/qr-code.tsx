import { encode } from 'uqr';

/** Light modules around a code, as scanners expect; the standard has 4. */
const BORDER = 4;

/** The dark modules of a QR code as one SVG path, in units of a module. */
export function modulesOf(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: path.join('') };
}

/** A QR code, drawn in this browser. It is dark on light in both themes: scanners expect that. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = modulesOf(text);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="w-56 max-w-full rounded-md border border-line"
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
