import { checkGame, playAhead, theoryOf } from './look-ahead.ts';
import { type Asked, MAX_AHEAD_BYTES, type Told } from './look-ahead-messages.ts';

const tell = (told: Told) => postMessage(told);
/** Lets a newer question in. */
const breathe = () => new Promise((resolve) => setTimeout(resolve));

let latest = 0;

async function answer({ ticket, ...question }: Asked): Promise<void> {
  const checked = checkGame(question);
  tell({ ticket, stage: 'checked', checked });
  const { manifest, obstacle, sizeBytes } = checked;
  if (manifest && obstacle === null) {
    await breathe();
    if (ticket !== latest) return;
    tell({ ticket, stage: 'solved', theory: theoryOf(manifest) });
    if (sizeBytes <= MAX_AHEAD_BYTES) {
      for (const ahead of playAhead(manifest)) {
        await breathe();
        if (ticket !== latest) return;
        tell({ ticket, stage: 'played', ahead });
      }
    }
  }
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  latest = data.ticket;
  void answer(data);
});
