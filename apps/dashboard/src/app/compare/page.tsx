import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ComparePage } from '../../compare/compare-page.tsx';
import { PageHead } from '../../design/page.tsx';

export const metadata: Metadata = { title: 'Compare' };

export default function Page() {
  return (
    <Suspense fallback={<PageHead title="Compare games" />}>
      <ComparePage />
    </Suspense>
  );
}
