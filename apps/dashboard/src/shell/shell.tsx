'use client';

import { FlaskConical, Grid2x2, Lightbulb, Play, ServerCog } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccountMenu } from '../accounts/account-menu.tsx';
import { type Abilities, abilitiesOf, useSession } from '../accounts/session.ts';
import { SessionGate } from '../accounts/session-gate.tsx';
import { ConnectionBanner } from './connection-banner.tsx';
import { Notices } from './notices.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

interface Section {
  href: string;
  label: string;
  icon: typeof Play;
  /** Decides if the section is shown; without it, everyone sees it. */
  isFor?: (viewer: Abilities & { isSignedIn: boolean }) => boolean;
}

const SECTIONS: readonly Section[] = [
  { href: '/games', label: 'Games', icon: Grid2x2, isFor: ({ isSignedIn }) => isSignedIn },
  { href: '/experiments', label: 'Experiments', icon: FlaskConical, isFor: ({ isSignedIn }) => isSignedIn },
  { href: '/playground', label: 'Playground', icon: Play },
  { href: '/operations', label: 'Operations', icon: ServerCog, isFor: ({ isAdministrator }) => isAdministrator },
  { href: '/learn', label: 'Learn', icon: Lightbulb },
];

/** The frame of every page: where one is, where one may go, and whether the API answers. */
export function Shell({ children }: { children: ReactNode }) {
  const path = usePathname();
  const session = useSession().data;
  const isSignedIn = session?.auth !== 'accounts' || session.person !== null;
  const viewer = { ...abilitiesOf(session), isSignedIn };
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:m-2 focus:rounded focus:bg-lamp focus:px-3 focus:py-2 focus:text-lamp-ink"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-panel">
        <div className="mx-auto flex w-full max-w-[1500px] items-center gap-1 px-3 sm:px-5">
          <Link href="/games" className="mr-2 flex items-center gap-2 py-2.5 font-bold tracking-tight">
            <Lamp />
            <span className="max-sm:sr-only">Farol</span>
          </Link>
          <nav aria-label="Sections" className="flex min-w-0 flex-1 items-stretch overflow-x-auto">
            {SECTIONS.filter(({ isFor }) => isFor?.(viewer) ?? true).map(({ href, label, icon: Icon }) => {
              const isHere = path === href || path.startsWith(`${href}/`);
              return (
                <Link
                  key={href}
                  href={href}
                  aria-current={isHere ? 'page' : undefined}
                  className="flex items-center gap-1.5 border-b-2 border-transparent px-2.5 py-3 text-ink-soft hover:text-ink aria-[current=page]:border-lamp aria-[current=page]:font-semibold aria-[current=page]:text-ink sm:px-3"
                >
                  <Icon aria-hidden className="size-4 shrink-0" />
                  <span className="max-md:sr-only">{label}</span>
                </Link>
              );
            })}
          </nav>
          <Shortcuts />
          <ThemeSwitch />
          <AccountMenu />
        </div>
      </header>
      <ConnectionBanner />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1500px] flex-1 px-3 py-5 outline-none sm:px-5">
        <SessionGate>{children}</SessionGate>
      </main>
      <Notices />
    </div>
  );
}

/** The lighthouse: farol is one in Portuguese and Spanish. */
function Lamp() {
  return (
    <svg viewBox="0 0 24 24" className="size-6" aria-hidden>
      <path d="M9.2 9h5.6l1.7 13h-9z" className="fill-sea" />
      <path d="M9 5h6v4H9z" className="fill-lamp" />
      <path d="M8 5l4-3 4 3z" className="fill-sea" />
      <path d="M17 5.5l6-1.5v6l-6-1.5zM7 5.5L1 4v6l6-1.5z" className="fill-lamp opacity-40" />
    </svg>
  );
}
