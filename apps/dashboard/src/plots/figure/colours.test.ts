import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PLOT_COLOURS, PRINT_COLOURS, printPalette } from './colours.ts';
import { heatColour } from '../heat/scale.ts';

const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
const day = Object.fromEntries(
  Array.from(/:root \{([^}]*)\}/.exec(css)![1].matchAll(/--([\w-]+): (#\w{6});/g), ([, name, value]) => [name, value]),
);

test('print has the colours of the day, on white', () => {
  const { panel, ...others } = PRINT_COLOURS;
  for (const [name, value] of Object.entries(others)) expect([name, value]).toEqual([name, day[name]]);
  expect(panel).toBe('#ffffff');
});

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('every line stands out from white by at least 3 : 1', () => {
  for (const colour of PLOT_COLOURS) {
    expect(1.05 / (luminance(printPalette(colour)) + 0.05), colour).toBeGreaterThan(3);
  }
});

test('the colours of a heat map grow lighter throughout: grey print keeps their order', () => {
  const steps = Array.from({ length: 101 }, (_, step) => luminance(heatColour(step / 100)));
  for (let step = 1; step < steps.length; step++) expect(steps[step]).toBeGreaterThan(steps[step - 1]);
});
