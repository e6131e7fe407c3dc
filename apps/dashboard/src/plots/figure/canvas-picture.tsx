'use client';

import { useEffect, useRef } from 'react';
import { useTheme } from '../../shell/theme-switch.tsx';
import { screenPalette } from './colours.ts';
import { paint } from './paint.ts';
import type { Figure } from './shapes.ts';

/** Paints a figure in the theme's colours, sharp on any screen; again only when it or the theme changes. */
export function CanvasPicture({ figure }: { figure: Figure }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const target = canvas.current!;
    let isGone = false;
    const draw = () => {
      if (isGone) return;
      const scale = devicePixelRatio;
      target.width = Math.round(figure.width * scale);
      target.height = Math.round(figure.height * scale);
      const context = target.getContext('2d')!;
      context.scale(scale, scale);
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
