import type { Metadata } from 'next';
import { PageHead } from '../../design/page.tsx';

export const metadata: Metadata = { title: 'What is a crowd game?' };

export default function Page() {
  return <PageHead title="What is a crowd game?" />;
}
