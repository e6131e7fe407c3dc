'use client';

import type { Session } from '@farol/api';
import { CircleUser } from 'lucide-react';
import Link from 'next/link';
import { wordsOf } from '../api/words.ts';
import { PopUp } from '../design/pop-up.tsx';
import { warn } from '../shell/notices.tsx';
import { abilitiesOf } from './session.ts';
import { signOut } from './sign-out.ts';

const ITEM = 'block w-full rounded px-3 py-2 text-left hover:bg-sunken';

const leave = () => signOut().catch((error: unknown) => warn('Signing out failed', wordsOf(error)));

/** The pages of the account, those for administrators, and signing out. */
export default function PersonMenu({ session, name }: { session: Session; name: string }) {
  const { isAdministrator } = abilitiesOf(session);
  return (
    <PopUp
      label="Account"
      className="w-60 p-1.5!"
      trigger={(button) => (
        <button
          {...button}
          type="button"
          aria-label={`Account of ${name}`}
          title={name}
          className="flex min-w-0 shrink-0 items-center gap-1.5 rounded p-2 text-ink-soft hover:bg-sunken hover:text-ink"
        >
          <CircleUser aria-hidden className="size-4 shrink-0" />
          <span className="max-w-40 truncate max-lg:sr-only">{name}</span>
        </button>
      )}
    >
      {(close) => (
        <>
          <p className="border-b border-line px-3 pt-1 pb-2 font-semibold break-words">{name}</p>
          <Link href="/account" className={`${ITEM} mt-1`} onClick={close}>
            Account
          </Link>
          {isAdministrator && (
            <>
              <Link href="/people" className={ITEM} onClick={close}>
                People
              </Link>
              <Link href="/audit" className={ITEM} onClick={close}>
                Audit log
              </Link>
            </>
          )}
          <button type="button" className={ITEM} onClick={() => void leave()}>
            Sign out
          </button>
        </>
      )}
    </PopUp>
  );
}
