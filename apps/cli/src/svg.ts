/** Style of all pictures. */

export const WIDTH = 900;

export const STYLE = `
    .card { fill: #fffdf8; stroke: #e4dfd3 }
    text { font: 13px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; fill: #6b6558 }
    .title { font-size: 18px; font-weight: 600; fill: #23201a }
    .tick { font-size: 12px; font-variant-numeric: tabular-nums }
    .grid { stroke: #ece7db }
    .under { stroke: #14748a }
    .over { stroke: #d9541e }
    .dot { fill: #14748a }
    .under-fill { fill: #14748a; fill-opacity: .13 }
    .over-fill { fill: #d9541e; fill-opacity: .2 }
    .line { fill: none; stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round }
    .capacity { stroke: #23201a; stroke-width: 1.4; stroke-dasharray: 7 5 }
    .mean { stroke: #8a8374; stroke-width: 1.2; stroke-dasharray: 1 4; stroke-linecap: round }
    .strong { font-weight: 600; fill: #23201a }
    .under-label { font-style: italic; fill: #14748a }
    .over-label { font-style: italic; fill: #c2410c }
    @media (prefers-color-scheme: dark) {
      .card { fill: #14171c; stroke: #2b3038 }
      text { fill: #98a1ad }
      .title, .strong { fill: #edf0f4 }
      .grid { stroke: #252a32 }
      .under { stroke: #4fc3d9 }
      .over { stroke: #ff9254 }
      .dot { fill: #4fc3d9 }
      .under-fill { fill: #4fc3d9; fill-opacity: .14 }
      .over-fill { fill: #ff9254; fill-opacity: .22 }
      .capacity { stroke: #edf0f4 }
      .mean { stroke: #98a1ad }
      .under-label { fill: #4fc3d9 }
      .over-label { fill: #ff9254 }
    }
  `;

/** The width of the field. */
export interface Span {
  readonly left: number;
  readonly right: number;
}

export const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
export const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
export const at = (pixels: number) => String(Math.round(pixels * 10) / 10);

export function writeText(x: number, y: number, text: string, classes = '', anchor = 'start'): string {
  const kind = classes === '' ? '' : ` class="${classes}"`;
  return `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${kind}>${escape(text)}</text>`;
}

export function writeLine({ left, right }: Span, y: number, classes: string): string {
  return `<line x1="${at(left)}" x2="${at(right)}" y1="${at(y)}" y2="${at(y)}" class="${classes}"/>`;
}
