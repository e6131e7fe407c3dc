/** Pages that work without signing in. */
const PUBLIC = [
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/invitation',
  '/reset-password',
  '/verify-email',
  '/link',
  '/playground',
  '/learn',
  '/verify',
  '/definitions',
];

export const isPublic = (path: string) => PUBLIC.includes(path);

/** Where the dashboard continues after signing in, if nothing else was asked for. */
const START = '/games';
/** Not the address of any laboratory. */
const NOWHERE = 'http://nowhere.invalid';

/** The path of this dashboard that a query asks to continue at; the start for anything else, such as another site. */
export function localPath(to: string | null): string {
  if (to === null || !to.startsWith('/') || !URL.canParse(to, NOWHERE)) return START;
  const { origin, pathname, search, hash } = new URL(to, NOWHERE);
  // Browsers read //example.org, /\example.org and a slash, a tab and a slash as another host.
  if (origin !== NOWHERE || pathname.startsWith('//') || pathname === '/sign-in') return START;
  return `${pathname}${search}${hash}`;
}

/** The sign-in page, which leads back to a path. A fragment stays in the browser: it may hold a secret. */
export const signInPath = (path: string) => `/sign-in?to=${encodeURIComponent(path)}`;
