import { QueryClient, QueryClientProvider, type QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The markup of a part of a page, with these answers of the API already in the cache. */
export function show(part: ReactNode, answers: readonly (readonly [QueryKey, unknown])[] = []): string {
  const client = new QueryClient();
  for (const [key, answer] of answers) client.setQueryData(key, answer);
  return renderToStaticMarkup(<QueryClientProvider client={client}>{part}</QueryClientProvider>);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#x27;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

/** The text of markup as a person reads it. */
export const wordsOf = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity])
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The values of an attribute, in the order of the markup. */
export const attributesOf = (html: string, name: string): string[] =>
  Array.from(html.matchAll(new RegExp(` ${name}="([^"]*)"`, 'g')), ([, value]) => value);

/** The text of all elements of a kind, in their order. */
export const textsIn = (html: string, tag: string): string[] =>
  Array.from(html.matchAll(new RegExp(`<${tag}(?: [^>]*)?>(.*?)</${tag}>`, 'gs')), ([, inner]) => wordsOf(inner));
