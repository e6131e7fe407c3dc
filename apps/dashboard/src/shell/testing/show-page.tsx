import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext, PathParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const ignore = () => {};
const ROUTER = { back: ignore, forward: ignore, refresh: ignore, push: ignore, replace: ignore, prefetch: ignore };

interface Around {
  path?: string;
  /** Parts of the address that have names, such as id. */
  params?: Record<string, string>;
  /** Answers that are in the cache, by the keys of their queries. */
  answers?: readonly (readonly [key: readonly unknown[], answer: unknown])[];
}

/** The markup of something that needs what every page has around it: a router, its address, and the cache of answers. */
export function showPage(element: ReactNode, { path = '/', params = {}, answers = [] }: Around = {}): string {
  const client = new QueryClient();
  for (const [key, answer] of answers) client.setQueryData(key, answer);
  return renderToStaticMarkup(
    <AppRouterContext value={{ ...ROUTER, bfcacheId: '' }}>
      <PathnameContext value={path}>
        <PathParamsContext value={params}>
          <QueryClientProvider client={client}>{element}</QueryClientProvider>
        </PathParamsContext>
      </PathnameContext>
    </AppRouterContext>,
  );
}

const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', quot: '"', '#x27': "'", lt: '<', gt: '>' };

/** The text of a page without its tags. */
export const wordsOf = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|quot|#x27|lt|gt);/g, (_, name: string) => CHARACTERS[name])
    .replaceAll(/\s+/g, ' ')
    .trim();
