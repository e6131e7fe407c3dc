'use client';

import { Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { chooseTheme, currentTheme, subscribeToTheme, type Theme } from './theme.ts';

export const useTheme = (): Theme => useSyncExternalStore(subscribeToTheme, currentTheme, () => 'light');

export function ThemeSwitch() {
  const other: Theme = useTheme() === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      onClick={() => chooseTheme(other)}
      aria-label={`Use the ${other} theme`}
      title={`Use the ${other} theme`}
      className="rounded p-2 text-ink-soft hover:bg-sunken hover:text-ink"
    >
      <Moon aria-hidden className="size-4 dark:hidden" />
      <Sun aria-hidden className="hidden size-4 dark:block" />
    </button>
  );
}
