import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ForCreators } from '../../../accounts/for-creators.tsx';
import { PageHead } from '../../../design/page.tsx';
import { NewExperimentPage } from '../../../experiments/new/new-experiment.tsx';

export const metadata: Metadata = { title: 'New experiment' };

export default function Page() {
  return (
    <Suspense fallback={<PageHead title="New experiment" />}>
      <ForCreators title="New experiment">
        <NewExperimentPage />
      </ForCreators>
    </Suspense>
  );
}
