import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showPage, wordsOf } from '../../shell/testing/show-page.tsx';
import { READY_DESIGNS } from '../ready-designs.ts';
import { DesignForm } from './design-form.tsx';
import { type Draft, draftOf } from './draft.ts';

const begin = draftOf(READY_DESIGNS[0].design);
const stored = new Map<string, string>();

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'http://lab.example' });
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => stored.get(key) ?? null });
});
afterEach(() => {
  vi.unstubAllGlobals();
  stored.clear();
});

const show = (draft: Draft = begin) =>
  showPage(<DesignForm storageKey="design" begin={draft} origin="Savit’s curve" />);

test('the form goes from the game over what varies to what is measured, and the design’s size is beside it', () => {
  const titles = Array.from(show().matchAll(/<h2>(.*?)<\/h2>/gs), ([, title]) => title);
  expect(titles).toEqual([
    '1. The game that is varied',
    '2. What varies in it',
    '3. What is played and measured',
    'What it comes to',
  ]);
});

test('until the design is checked it cannot be created, though it can be copied', () => {
  const html = show();
  expect(wordsOf(html)).toContain('Counting …');
  for (const label of ['Create and start', 'Create as a draft']) {
    const [, button] = new RegExp(`(<button[^>]*>)(?:(?!</button>).)*${label}`, 's').exec(html)!;
    expect(button).toContain('disabled=""');
  }
  const [, request] = /aria-label="As a request"[^>]*>(.*?)<\/pre>/s.exec(html)!;
  expect(wordsOf(request)).toContain('http://lab.example/api/experiments');
});

test('a design that was changed before a reload is there again, and can be restarted', () => {
  expect(wordsOf(show())).not.toContain('Restart');
  stored.set('farol-1-design', JSON.stringify({ ...begin, name: 'My own' }));
  const html = show();
  expect(html).toContain('value="My own"');
  expect(wordsOf(html)).toContain('Restart');
});

test('a draft that is stored but broken gives way to the design of the address', () => {
  stored.set('farol-1-design', '{"name": "My o');
  expect(show()).toContain('value="Savit’s curve"');
});
