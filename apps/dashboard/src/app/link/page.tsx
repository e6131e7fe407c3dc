import type { Metadata } from 'next';
import { OpenLink } from '../../accounts/open-link.tsx';

export const metadata: Metadata = { title: 'Shared link' };

export default function Page() {
  return <OpenLink />;
}
