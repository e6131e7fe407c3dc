import { channelsOf } from '../figure/colours.ts';

/**
 * Cividis (Nuñez, Anderton & Renslow 2018, PLoS ONE 13: e0199239): even steps to the eye, the same for people with any
 * colour vision, and its lightness rises throughout, so that grey print keeps the order.
 */
const CIVIDIS = [
  '#00224e',
  '#123570',
  '#3b496c',
  '#575d6d',
  '#707173',
  '#8a8678',
  '#a59c74',
  '#c3b369',
  '#e1cc55',
  '#fee838',
];

/** The colour at a share of the scale: 0 the darkest. */
export function heatColour(share: number): `#${string}` {
  const place = Math.max(0, Math.min(1, share)) * (CIVIDIS.length - 1);
  const below = Math.min(CIVIDIS.length - 2, Math.floor(place));
  const [from, to] = [channelsOf(CIVIDIS[below]), channelsOf(CIVIDIS[below + 1])];
  const mixed = from.map((value, index) => Math.round(value + (place - below) * (to[index] - value)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** A readable text colour: dark on light cells, white on dark ones. */
export const inkOn = (share: number): `#${string}` => (share > 0.5 ? '#14202b' : '#ffffff');
