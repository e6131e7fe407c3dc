import type { Metadata } from 'next';
import { ExperimentPage } from '../../../experiments/experiment/experiment-page.tsx';

export const metadata: Metadata = { title: 'Experiment' };

export default function Page() {
  return <ExperimentPage />;
}
