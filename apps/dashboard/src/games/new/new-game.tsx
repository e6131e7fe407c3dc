'use client';

import dynamic from 'next/dynamic';
import { PageHead } from '../../design/page.tsx';
import { Loading } from '../../design/states.tsx';
import { PresetList } from './preset-list.tsx';

// The form needs the kernel and what this tab has stored: neither is there when the server draws the page.
const GameEditor = dynamic(() => import('./game-editor.tsx').then((module) => module.GameEditor), {
  ssr: false,
  loading: () => (
    <>
      <PageHead title="New game" />
      <Loading what="the form" className="h-[70dvh]" />
    </>
  ),
});

interface Start {
  preset?: string;
  /** The id of a game of which this is a variant. */
  from?: string;
  /** The id of a draft that is changed. */
  edit?: string;
}

/** First the presets, then the form of the one that was chosen. */
export function NewGame(start: Start) {
  return Object.values(start).some((value) => value !== undefined) ? <GameEditor {...start} /> : <PresetList />;
}
