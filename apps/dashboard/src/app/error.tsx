'use client';

import { Button } from '../design/button.tsx';
import { Failure } from '../design/states.tsx';

/** Shown when rendering fails: an error of the program, not of the data. */
export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <>
      <h1 className="mb-3">This page could not be drawn</h1>
      <Failure error={error} actions={<Button onClick={reset}>Try again</Button>} />
    </>
  );
}
