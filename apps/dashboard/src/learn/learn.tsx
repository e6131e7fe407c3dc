import { BarStage } from './bar-stage.tsx';
import { Sources } from './sources.tsx';
import { FirstSteps, LastSteps } from './steps.tsx';

/** An introduction to crowd games. Arthur's bar plays beside the text. */
export function Learn() {
  return (
    <div className="mx-auto max-w-[82rem]">
      <noscript>
        <style>{'[data-scripted] { display: none !important; }'}</style>
      </noscript>
      <h1 className="text-[2rem]">What is a crowd game?</h1>
      <p className="mt-2 max-w-[62ch] text-lg text-ink-soft">
        Many people choose at once. How good a choice is depends on how many others made it. Nobody can ask first. That
        is all, and it is enough to be puzzling for thirty years.
      </p>
      <div className="mt-6 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,64ch)_minmax(0,1fr)]">
        <div className="lg:order-2">
          <div className="lg:sticky lg:top-16">
            <BarStage />
          </div>
        </div>
        <article className="grid gap-10 text-[1.07rem] leading-relaxed">
          <FirstSteps />
          <LastSteps />
          <Sources />
        </article>
      </div>
    </div>
  );
}
