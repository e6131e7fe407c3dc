import type { Metadata } from 'next';
import { Invitation } from '../../accounts/invitation.tsx';

export const metadata: Metadata = { title: 'Invitation' };

export default function Page() {
  return <Invitation />;
}
