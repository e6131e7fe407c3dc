import { save } from '../../design/save-file.ts';
import { printPalette } from './colours.ts';
import { type Table, writeCsv } from './csv.ts';
import { paintFigure } from './paint.ts';
import type { Figure } from './shapes.ts';
import { writeSvg } from './svg.ts';

const FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, sans-serif";
/** 300 dots per inch of a figure that is drawn for 96. */
const PNG_SCALE = 3;

export const saveCsv = (table: Table, name: string) =>
  save(new Blob([writeCsv(table)], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);

export async function saveSvg(figure: Figure, title: string, description: string, name: string) {
  const text = writeSvg(figure, { title, description, palette: printPalette, font: FONT, fontFace: await fontFace() });
  save(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`);
}

export async function savePng(figure: Figure, name: string) {
  const canvas = paintFigure(figure, printPalette, getComputedStyle(document.body).fontFamily, PNG_SCALE);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) save(blob, `${name}.png`);
}

/** The page's font as a rule that contains it. Empty if it cannot be read: the file then only names the font. */
async function fontFace(): Promise<string> {
  const family = getComputedStyle(document.body).fontFamily.split(',')[0].replaceAll(/["']/g, '').trim();
  const address = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule): rule is CSSFontFaceRule => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => style.getPropertyValue('font-family').replaceAll(/["']/g, '') === family)
    .map((rule) => {
      const source = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1];
      return source === undefined ? undefined : new URL(source, rule.parentStyleSheet?.href ?? location.href).href;
    })
    .find((source) => source !== undefined);
  if (address === undefined) return '';
  try {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    return `@font-face { font-family: 'Atkinson Hyperlegible Next'; font-weight: 200 800; src: url(data:font/woff2;base64,${base64(bytes)}) format('woff2'); }`;
  } catch {
    return '';
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
