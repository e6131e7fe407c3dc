'use client';

import type { ReactNode } from 'react';
import { ButtonLink } from '../design/button.tsx';
import { PageHead } from '../design/page.tsx';
import { Empty } from '../design/states.tsx';
import { useAbilities } from './session.ts';

/** A page that makes something new; viewers see why they cannot. */
export function ForCreators({ title, children }: { title: string; children: ReactNode }) {
  if (useAbilities().mayCreate) return children;
  return (
    <>
      <PageHead title={title} />
      <Empty
        title="Viewers read what others share"
        actions={
          <ButtonLink href="/playground" look="main">
            Playground
          </ButtonLink>
        }
      >
        To make games and experiments of your own, ask an administrator for the role of a member. The playground plays
        games in this browser, without keeping them.
      </Empty>
    </>
  );
}
