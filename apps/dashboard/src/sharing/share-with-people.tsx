'use client';

import { Users } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Button } from '../design/button.tsx';
import type { Kind } from './access.ts';

const Dialog = dynamic(() => import('./people-dialog.tsx'));

/** The owner's button that shares a game or an experiment with people. */
export function ShareWithPeople({ kind, id }: { kind: Kind; id: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        <Users aria-hidden className="size-4" />
        Share
      </Button>
      {isOpen && <Dialog kind={kind} id={id} onClose={() => setIsOpen(false)} />}
    </>
  );
}
