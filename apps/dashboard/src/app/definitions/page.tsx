import type { Metadata } from 'next';
import { DefinitionsPage } from '../../games/game/definitions-page.tsx';

export const metadata: Metadata = { title: 'Definitions' };

export default function Page() {
  return <DefinitionsPage />;
}
