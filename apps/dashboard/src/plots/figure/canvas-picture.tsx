'use client';

import { useEffect, useRef } from 'react';
import { useTheme } from '../../shell/theme-switch.tsx';
import { screenPalette } from './colours.ts';
import { paint } from './paint.ts';
import type { Figure } from './shapes.ts';

/** Paints a figure in the colours of the theme, at the resolution of the screen. It repaints if either changes. */
export function CanvasPicture({ figure }: { figure: Figure }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const target = canvas.current!;
    let isGone = false;
    const draw = () => {
      if (isGone) return;
      const scale = devicePixelRatio;
      const [width, height] = [Math.round(figure.width * scale), Math.round(figure.height * scale)];
      const context = target.getContext('2d')!;
      // Setting a size allocates the canvas again, even the same size.
      if (target.width !== width || target.height !== height) {
        target.width = width;
        target.height = height;
      } else {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.clearRect(0, 0, width, height);
      }
      context.setTransform(scale, 0, 0, scale, 0, 0);
      paint(context, figure.shapes, screenPalette(), getComputedStyle(target).fontFamily);
    };
    draw();
    if (document.fonts.status !== 'loaded') void document.fonts.ready.then(draw);
    return () => {
      isGone = true;
    };
  }, [figure, theme]);
  return <canvas ref={canvas} aria-hidden className="block" style={{ width: figure.width, height: figure.height }} />;
}
