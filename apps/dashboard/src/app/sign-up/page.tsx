import type { Metadata } from 'next';
import { SignUp } from '../../accounts/sign-up.tsx';

export const metadata: Metadata = { title: 'Sign up' };

export default function Page() {
  return <SignUp />;
}
