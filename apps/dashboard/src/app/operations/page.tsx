import type { Metadata } from 'next';
import { PageHead } from '../../design/page.tsx';

export const metadata: Metadata = { title: 'Operations' };

export default function Page() {
  return <PageHead title="Operations" />;
}
