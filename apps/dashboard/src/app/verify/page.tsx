import type { Metadata } from 'next';
import { Verify } from '../../verify/verify.tsx';

export const metadata: Metadata = { title: 'Verify' };

export default function Page() {
  return <Verify />;
}
