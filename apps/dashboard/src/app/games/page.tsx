import type { Metadata } from 'next';
import { PageHead } from '../../design/page.tsx';

export const metadata: Metadata = { title: 'Games' };

export default function Page() {
  return <PageHead title="Games" />;
}
