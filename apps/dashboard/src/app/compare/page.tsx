import type { Metadata } from 'next';
import { PageHead } from '../../design/page.tsx';

export const metadata: Metadata = { title: 'Compare' };

export default function Page() {
  return <PageHead title="Compare" />;
}
