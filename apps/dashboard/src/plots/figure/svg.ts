import type { Colour, Palette } from './colours.ts';
import type { Box, Figure, MarksShape, PathShape, Shape } from './shapes.ts';
import { outlineOf } from './symbols.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** XML has no control characters but tab and line ends, and no half of a surrogate pair. */
// oxlint-disable-next-line no-control-regex -- these are the characters to remove
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const escape = (text: string) => text.replaceAll(NOT_IN_XML, '').replace(/[&<>"]/g, (character) => ESCAPES[character]);
/** Two decimals: a hundredth of a pixel is not visible. */
const short = (value: number) => String(Math.round(value * 100) / 100);

interface Written {
  title: string;
  description: string;
  palette: Palette;
  /** A @font-face rule that contains the font, so that labels look the same everywhere. */
  fontFace?: string;
  font: string;
}

/** A figure as a self-contained SVG file. */
export function writeSvg(figure: Figure, { title, description, palette, fontFace = '', font }: Written): string {
  const clips = new Map<string, string>();
  const body = figure.shapes.map((shape) => writeShape(shape, palette, (box) => clipName(clips, box))).join('\n');
  const definitions = [...clips].map(([box, name]) => `<clipPath id="${name}"><rect ${box}/></clipPath>`).join('');
  const { width, height } = figure;
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escape(title)}</title>
<desc id="description">${escape(description)}</desc>
<style>${fontFace} text { font-family: ${font}; }</style>
<defs>${definitions}</defs>
<rect width="${width}" height="${height}" fill="${palette('panel')}"/>
${body}
</svg>
`;
}

function clipName(clips: Map<string, string>, { x, y, width, height }: Box): string {
  const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
  const known = clips.get(box) ?? `clip-${clips.size + 1}`;
  clips.set(box, known);
  return known;
}

function writeShape(shape: Shape, palette: Palette, clip: (box: Box) => string): string {
  const colour = (name: Colour | undefined) => (name === undefined ? 'none' : palette(name));
  const around = (inner: string) => {
    const clipped = 'clip' in shape && shape.clip !== undefined ? ` clip-path="url(#${clip(shape.clip)})"` : '';
    const faint = 'opacity' in shape && shape.opacity !== undefined ? ` opacity="${shape.opacity}"` : '';
    return clipped + faint === '' ? inner : `<g${clipped}${faint}>${inner}</g>`;
  };
  switch (shape.kind) {
    case 'path':
      return around(
        `<path d="${pathData(shape)}" fill="${colour(shape.fill)}" stroke="${colour(shape.stroke)}" stroke-width="${shape.width ?? 1}" stroke-linejoin="round"${dashes(shape)}/>`,
      );
    case 'rectangle':
      return around(
        `<rect x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" fill="${colour(shape.fill)}" stroke="${colour(shape.stroke)}" stroke-width="1"/>`,
      );
    case 'marks':
      return writeMarks(shape, palette(shape.colour), clip);
    case 'image':
      return around(
        `<image x="${short(shape.x)}" y="${short(shape.y)}" width="${short(shape.width)}" height="${short(shape.height)}" preserveAspectRatio="none" style="image-rendering: pixelated" href="${shape.source.toDataURL('image/png')}"/>`,
      );
    case 'text': {
      const rim =
        shape.hasRim === true
          ? ` paint-order="stroke" stroke="${palette('panel')}" stroke-width="4" stroke-linejoin="round"`
          : '';
      return `<text x="${short(shape.x)}" y="${short(shape.y)}" font-size="${shape.sizePx ?? 12}"${shape.isBold === true ? ' font-weight="600"' : ''} text-anchor="${shape.anchor ?? 'start'}" fill="${palette(shape.colour ?? 'ink-soft')}"${rim}>${escape(shape.text)}</text>`;
    }
  }
}

const dashes = ({ dash = [] }: PathShape) => (dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`);

function pathData({ xs, ys }: PathShape): string {
  let data = '';
  let isDown = false;
  for (let index = 0; index < xs.length; index++) {
    const [x, y] = [xs[index], ys[index]];
    if (Number.isNaN(x) || Number.isNaN(y)) {
      isDown = false;
      continue;
    }
    data += `${isDown ? 'L' : 'M'}${short(x)} ${short(y)}`;
    isDown = true;
  }
  return data;
}

function writeMarks(shape: MarksShape, colour: string, clip: (box: Box) => string): string {
  const { xs, ys, symbol, sizePx } = shape;
  const outline = outlineOf(symbol, sizePx);
  const paint = symbol === 'ring' ? `fill="none" stroke="${colour}" stroke-width="1.5"` : `fill="${colour}"`;
  const faint =
    shape.opacity === undefined ? '' : ` ${symbol === 'ring' ? 'stroke' : 'fill'}-opacity="${shape.opacity}"`;
  const marks: string[] = [];
  for (let index = 0; index < xs.length; index++) {
    const [x, y] = [xs[index], ys[index]];
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    marks.push(
      outline.length === 0
        ? `<circle cx="${short(x)}" cy="${short(y)}" r="${short(sizePx / 2)}"/>`
        : `<path d="M${outline.map(([dx, dy]) => `${short(x + dx)} ${short(y + dy)}`).join('L')}Z"/>`,
    );
  }
  const clipped = shape.clip === undefined ? '' : ` clip-path="url(#${clip(shape.clip)})"`;
  return `<g ${paint}${faint}${clipped}>${marks.join('')}</g>`;
}
