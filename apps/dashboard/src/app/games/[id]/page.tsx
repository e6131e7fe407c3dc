import type { Metadata } from 'next';
import { GamePage } from '../../../games/game/game-page.tsx';

export const metadata: Metadata = { title: 'Game' };

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <GamePage id={(await params).id} />;
}
