import type { Metadata } from 'next';
import { ForCreators } from '../../../accounts/for-creators.tsx';
import { NewGame } from '../../../games/new/new-game.tsx';

export const metadata: Metadata = { title: 'New game' };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = await searchParams;
  const one = (name: string) => {
    const value = query[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return (
    <ForCreators title="New game">
      <NewGame preset={one('preset')} from={one('from')} edit={one('edit')} />
    </ForCreators>
  );
}
