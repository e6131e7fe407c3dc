import { describe, expect, test } from 'vitest';
import { nameSchema } from './name-schema.ts';

const schema = nameSchema(20);

describe('a name that shows nothing is refused', () => {
  test.each([
    ['a zero-width space', '\u200b'],
    ['a byte order mark', 'a\ufeff'.slice(1)],
    ['blanks of every width', ' \u00a0\u2003\u3000'],
    ['a line separator', '\u2028'],
    ['a combining mark', '\u0301'],
    ['an enclosing mark', '\u20dd'],
    ['marks of direction', '\u200e\u200f\u202e\u2066\u2069'],
    ['a word joiner', '\u2060'],
    ['a soft hyphen', '\u00ad'],
    ['a Hangul filler, which is a letter', '\u3164\u115f\u1160\uffa0'],
    ['an empty Braille cell, which is a symbol', '\u2800'],
    ['a variation selector', '\ufe0f'],
    ['tags', '\u{e0061}'],
    ['a Mongolian vowel separator', '\u180e'],
  ])('%s', (_, name) => {
    expect(schema.safeParse(name).success).toBe(false);
  });
});

describe('a name that shows something is taken', () => {
  test.each([
    'Bar',
    '7',
    '?',
    '東京',
    'é',
    'e\u0301',
    'हिन्दी',
    'שלום\u200f',
    '🍺',
    '👩‍🔬',
    '☕\ufe0f',
    'a\u200bb',
    '⠿',
    '\u{10ffff}',
  ])('%s', (name) => {
    expect(schema.parse(name)).toBe(name);
  });
});

test('the refusal says what is missing, once', () => {
  expect(schema.safeParse('\u200b').error?.issues.map(({ message }) => message)).toEqual([
    'must have a visible character, such as a letter or a digit',
  ]);
  expect(schema.safeParse(' ').error?.issues.map(({ message }) => message)).toEqual(['must not be empty']);
});
