import { expect, test } from 'vitest';
import { fileNameOf } from './save-file.ts';

test.each([
  ['El Farol, as in Arthur 1994', 'el-farol-as-in-arthur-1994'],
  ['Bär', 'bär'],
  ['Ba\u0308r', 'bär'],
  ['Бар «Эль Фароль»', 'бар-эль-фароль'],
  ['…', 'game'],
  [`a${'/'.repeat(80)}b`, 'a'],
  [`${'a'.repeat(59)}😀`, 'a'.repeat(59)],
])('the name %j begins a file as %j', (name, label) => {
  expect(fileNameOf(name)).toBe(label);
});
