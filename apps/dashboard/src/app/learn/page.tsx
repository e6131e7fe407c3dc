import type { Metadata } from 'next';
import { Learn } from '../../learn/learn.tsx';

export const metadata: Metadata = {
  title: 'What is a crowd game?',
  description: 'The El Farol bar and the Minority Game, played while you read.',
};

export default function Page() {
  return <Learn />;
}
