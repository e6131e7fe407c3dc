import type { Metadata } from 'next';
import { VerifyEmail } from '../../accounts/verify-email.tsx';

export const metadata: Metadata = { title: 'Confirm your e-mail address' };

export default function Page() {
  return <VerifyEmail />;
}
