import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Loading } from '../../design/states.tsx';
import { GamesPage } from '../../games/list/games-page.tsx';

export const metadata: Metadata = { title: 'Games' };

export default function Page() {
  return (
    <Suspense fallback={<Loading what="games" className="h-96" />}>
      <GamesPage />
    </Suspense>
  );
}
