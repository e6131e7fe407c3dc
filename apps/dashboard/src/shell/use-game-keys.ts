import { useEffect, useRef } from 'react';
import { isTyping } from './shortcuts.tsx';

/** True if Space belongs to the focused control. */
const isPressable = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, a, summary, [role=tab], [role=button], [role=slider]') !== null;

/** Keys of a game's page, for any focus. */
export function useGameKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const act = latest.current[event.key];
      if (act === undefined || event.repeat || isTyping(event)) return;
      if (event.key === ' ') {
        if (isPressable(event.target)) return;
        event.preventDefault();
      }
      act();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}
