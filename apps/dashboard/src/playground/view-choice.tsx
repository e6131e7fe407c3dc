import { Button } from '../design/button.tsx';

/** The part of the past that is shown. */
export const VIEWS = [
  { id: '100', words: 'last 100 rounds', recent: 100 },
  { id: '500', words: 'last 500', recent: 500 },
  { id: '2000', words: 'last 2,000', recent: 2000 },
  { id: 'all', words: 'all rounds', recent: 1 },
] as const;
export type View = (typeof VIEWS)[number]['id'];

export function ViewChoice({ view, onView }: { view: View; onView: (view: View) => void }) {
  return (
    <div role="group" aria-label="How much is shown" className="flex flex-wrap gap-1">
      {VIEWS.map(({ id, words }) => (
        <Button
          key={id}
          size="small"
          look={view === id ? 'plain' : 'quiet'}
          aria-pressed={view === id}
          onClick={() => onView(id)}
        >
          {words}
        </Button>
      ))}
    </div>
  );
}
