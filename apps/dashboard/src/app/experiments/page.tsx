import type { Metadata } from 'next';
import { ExperimentList } from '../../experiments/list.tsx';

export const metadata: Metadata = { title: 'Experiments' };

export default function Page() {
  return <ExperimentList />;
}
