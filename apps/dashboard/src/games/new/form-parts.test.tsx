import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { formOf, type GameForm } from '../../game-form/form.ts';
import { KERNEL_CATALOGUE } from '../../game-form/kernel-catalogue.ts';
import { AgentsPart } from './agents-part.tsx';
import { FormBar } from './form-bar.tsx';
import { InformationPart, PlayPart } from './play-part.tsx';
import { RulesPart } from './rules-part.tsx';
import { NOTHING_SEEN } from './look-ahead-state.ts';

const form = formOf({
  name: 'The bar',
  rules: { kind: 'el-farol', capacity: 60 },
  agents: [
    { strategy: 'arthur', count: 70 },
    { strategy: 'bernoulli', params: { probability: 0.5 }, count: 30, name: 'Coins' },
  ],
  seed: '7',
  rounds: 1000,
});
const ignore = () => {};
const part = (changed: Partial<GameForm> = {}, faults: Record<string, string> = {}) => ({
  form: { ...form, ...changed },
  onChange: ignore,
  faultFor: (field: string) => faults[field],
  catalogue: KERNEL_CATALOGUE,
});
/** The tag of the field of a path. */
const fieldAt = (html: string, path: string) =>
  Array.from(html.matchAll(/<(?:input|select|button)[^>]*>/g), ([tag]) => tag).find((tag) =>
    tag.includes(`data-field="${path}"`),
  );

test('the agents part counts all agents, and has the fields of each entry at their paths', () => {
  const html = show(<AgentsPart {...part()} obstacle={null} />);
  expect(textsIn(html, 'h2')).toEqual(['Agents N = 100']);
  expect(fieldAt(html, 'agents[0].count')).toContain('value="70"');
  expect(fieldAt(html, 'agents[1].name')).toContain('value="Coins"');
  expect(fieldAt(html, 'agents[1].params.probability')).toContain('value="0.5"');
  expect(attributesOf(html, 'aria-label').filter((label) => /Duplicate|Remove/.test(label))).toEqual([
    'Duplicate agents 1',
    'Remove agents 1',
    'Duplicate agents 2',
    'Remove agents 2',
  ]);
});

test('a fault of an entry is shown at its strategy, that of a field at the field', () => {
  const html = show(
    <AgentsPart {...part({}, { 'agents[0]': 'is no entry', 'agents[1].count': 'too many' })} obstacle={null} />,
  );
  expect(fieldAt(html, 'agents[0].strategy')).toContain('aria-invalid="true"');
  expect(fieldAt(html, 'agents[0].count')).toContain('aria-invalid="false"');
  expect(fieldAt(html, 'agents[1].count')).toContain('aria-invalid="true"');
});

test('a game that cannot be played yet says so above its agents', () => {
  expect(wordsOf(show(<AgentsPart {...part()} obstacle="has an even number of agents" />))).toContain(
    'It cannot be played yet: the game has an even number of agents.',
  );
  expect(wordsOf(show(<AgentsPart {...part({ agents: [] })} obstacle={null} />))).toContain('No agents yet.');
});

test.each([
  [50, 50, undefined],
  [51, 50, 'Show 1 of 1 more entries'],
  [1200, 50, 'Show 50 of 1,150 more entries'],
])('of %i entries %i are shown: %s', (count, shown, words) => {
  const agents = Array.from({ length: count }, (_, key) => ({ ...form.agents[0], key }));
  const html = show(<AgentsPart {...part({ agents })} obstacle={null} />);
  expect(html.match(/<fieldset/g)).toHaveLength(shown);
  expect(textsIn(html, 'button').find((text) => text.startsWith('Show'))).toBe(words);
});

test('of three kinds of information one is chosen', () => {
  const html = show(<InformationPart {...part({ information: 'random' })} />);
  const radios = Array.from(html.matchAll(/<input[^>]*type="radio"[^>]*>/g), ([tag]) => tag.includes('checked=""'));
  expect(radios).toHaveLength(3);
  expect(radios.filter((isChecked) => isChecked)).toHaveLength(1);
});

test('name, rounds, tempo and seed are at their paths, with their faults', () => {
  const html = show(<PlayPart {...part({ tempo: '5' }, { roundsPerSecond: 'too fast' })} isChange={false} />);
  expect(fieldAt(html, 'name')).toContain('value="The bar"');
  expect(fieldAt(html, 'rounds')).toContain('value="1000"');
  expect(fieldAt(html, 'roundsPerSecond')).toContain('value="5"');
  expect(fieldAt(html, 'roundsPerSecond')).toContain('aria-invalid="true"');
  expect(fieldAt(html, 'seed')).toContain('value="7"');
  expect(wordsOf(html)).toContain('too fast');
});

test('a draft has its name already, and its rounds are those planned', () => {
  const added = wordsOf(show(<PlayPart {...part()} isChange={false} />));
  const changed = wordsOf(show(<PlayPart {...part()} isChange />));
  expect(added).toContain('the name follows from the rules and the seed');
  expect(added).toContain('More can be added later.');
  expect(changed).not.toContain('the name follows');
  expect(changed).not.toContain('More can be added later.');
});

test('the rules have their parameters, and a kind that is refused is named at its field', () => {
  const html = show(<RulesPart {...part({}, { rules: 'are not known' })} seen={NOTHING_SEEN} />);
  expect(fieldAt(html, 'rules.kind')).toContain('aria-invalid="true"');
  expect(fieldAt(html, 'rules.capacity')).toContain('value="60"');
});

const bar = {
  faults: [],
  conflicts: [],
  obstacle: null,
  otherwise: 'El Farol, N = 100',
  error: null,
  isPending: false,
  isNew: true,
  onSave: ignore,
};
const barOf = (changed: Partial<Parameters<typeof FormBar>[0]>) => wordsOf(show(<FormBar {...bar} {...changed} />));
const faultsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ field: `agents[${index}].count`, message: 'too many' }));

test.each([
  [{}, 'El Farol, N = 100 Create Create and play'],
  [{ isNew: false }, 'El Farol, N = 100 Save Save and play'],
  [{ isPending: true }, 'El Farol, N = 100 Create Creating …'],
  [{ isPending: true, isNew: false }, 'El Farol, N = 100 Save Saving …'],
  [
    { obstacle: 'has no agents' },
    'A draft can be made of it; to be played, the game has no agents. Create Create and play',
  ],
])('the bar with %j reads %j', (changed, words) => {
  expect(barOf(changed)).toBe(words);
});

test('faults are listed before all else, three of them, each leading to its field', () => {
  expect(barOf({ faults: faultsOf(1), obstacle: 'has no agents' })).toContain(
    'To be corrected: agents[0].count: too many Create',
  );
  expect(barOf({ faults: faultsOf(5) })).toMatch(/agents\[2\]\.count: too many and 2 more Create/);
  expect(barOf({ faults: [{ field: '', message: 'is no game' }] })).toContain('To be corrected: is no game');
});

test('values to choose from come before faults', () => {
  const words = barOf({ faults: faultsOf(1), conflicts: ['name', 'roundsPerSecond'] });
  expect(words).toContain('Edited meanwhile. Choose the value of: Name, Tempo');
  expect(words).not.toContain('To be corrected');
});
