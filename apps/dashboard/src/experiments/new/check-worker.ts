import { checkDesign } from './check-design.ts';

/** Checks designs beside the page, which stays responsive. */
addEventListener('message', ({ data }: MessageEvent<{ turn: number; design: unknown }>) => {
  postMessage({ turn: data.turn, checked: checkDesign(data.design) });
});
