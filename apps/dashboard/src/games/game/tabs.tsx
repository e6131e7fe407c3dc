'use client';

import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Loading } from '../../design/states.tsx';

interface Tab {
  /** Stands in the address, so that a part of the page can be linked. */
  name: string;
  title: string;
  show: () => ReactNode;
}

/** The place of the tab after a key, around the ends; undefined for other keys. */
export function placeAfterKey(key: string, place: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (place + 1) % count;
    case 'ArrowLeft':
      return (place + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}

/** Parts of a page of which one is shown; which one is in the address. Only that one is drawn, and asks the server. */
export function Tabs({ label, tabs, first }: { label: string; tabs: Tab[]; first: string }) {
  const [chosen, choose] = useAddressedTab(first);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = tabs.find(({ name }) => name === chosen) ?? tabs.find(({ name }) => name === first) ?? tabs[0];

  // On a phone not all of them are in view.
  useEffect(() => {
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    if (tab && list.current) list.current.scrollLeft = tab.offsetLeft - list.current.offsetLeft - 24;
  }, [shown.name]);

  const hear = (event: KeyboardEvent) => {
    const place = placeAfterKey(event.key, tabs.indexOf(shown), tabs.length);
    if (place === undefined) return;
    event.preventDefault();
    const tab = tabs[place];
    choose(tab.name);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${tab.name}`)}`)?.focus();
  };
  return (
    <section className="min-w-0 rounded-lg border border-line bg-panel">
      <h2 className="sr-only">{label}</h2>
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={hear}
        className="flex overflow-x-auto border-b border-line px-1 [scrollbar-width:none]"
      >
        {tabs.map(({ name, title }) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={name === shown.name}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown.name ? 0 : -1}
            onClick={() => choose(name)}
            className="-mb-px border-b-2 border-transparent px-3 py-2.5 whitespace-nowrap text-ink-soft hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-lamp aria-selected:font-semibold aria-selected:text-ink"
          >
            {title}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${shown.name}`} className="p-4" key={shown.name}>
        <Suspense fallback={<Loading what={shown.title.toLowerCase()} className="h-80" />}>{shown.show()}</Suspense>
      </div>
    </section>
  );
}

/** The name of the chosen tab, which is the fragment of the address. */
function useAddressedTab(first: string) {
  const [chosen, setChosen] = useState(first);
  useEffect(() => {
    const follow = () => setChosen((now) => location.hash.slice(1) || now);
    follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const choose = (name: string) => {
    setChosen(name);
    history.replaceState(history.state, '', `#${name}`);
  };
  return [chosen, choose] as const;
}
