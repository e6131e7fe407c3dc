import Link from 'next/link';
import type { ComponentProps } from 'react';

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-md font-semibold whitespace-nowrap disabled:opacity-50 aria-disabled:opacity-50';
const LOOKS = {
  /** The one thing to do on a page. */
  main: 'bg-lamp text-lamp-ink hover:not-disabled:brightness-110',
  plain: 'border border-line-strong bg-panel text-ink hover:not-disabled:bg-sunken',
  quiet: 'text-ink hover:not-disabled:bg-sunken',
  /** An action that cannot be undone. */
  bad: 'border border-bad bg-panel text-bad hover:not-disabled:bg-bad-ground',
};
const SIZES = { small: 'min-h-7 px-2 py-0.5 text-[0.92em]', medium: 'min-h-9 px-3 py-1.5' };

interface Looks {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
}

const classesOf = ({ look = 'plain', size = 'medium' }: Looks, own = '') =>
  `${BASE} ${LOOKS[look]} ${SIZES[size]} ${own}`;

export function Button({ look, size, className, ...rest }: ComponentProps<'button'> & Looks) {
  return <button type="button" {...rest} className={classesOf({ look, size }, className)} />;
}

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ look, size, className, ...rest }: ComponentProps<typeof Link> & Looks) {
  return <Link {...rest} className={classesOf({ look, size }, className)} />;
}

/** Downloads a file or leaves the dashboard. */
export function ButtonAnchor({ look, size, className, ...rest }: ComponentProps<'a'> & Looks) {
  return <a {...rest} className={classesOf({ look, size }, className)} />;
}
