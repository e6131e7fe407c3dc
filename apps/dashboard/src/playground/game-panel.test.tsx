import type { Manifest } from '@farol/kernel';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { joinedBy, manifestOf } from '../play/manifests.ts';
import { SETUPS } from '../play/setups.ts';
import { GamePanel } from './game-panel.tsx';
import { PresetCards } from './preset-cards.tsx';

const bar = manifestOf({ ...SETUPS.arthur, seed: '1994' });
const ignore = () => {};

function show(manifest: Manifest, props: { isReady?: boolean; fault?: string } = {}): string {
  const playing = manifest.agents.map((entry, place) => ({ entry, place }));
  return renderToStaticMarkup(
    <GamePanel
      isReady={props.isReady ?? true}
      manifest={manifest}
      playing={playing}
      fault={props.fault}
      onSetup={ignore}
      onJoin={ignore}
      onLeave={ignore}
    />,
  );
}

const fieldsIn = (html: string) => Array.from(html.matchAll(/data-field="([^"]+)"/g), ([, field]) => field);

test('every parameter of the rules and of the first group has a field', () => {
  expect(fieldsIn(show(bar))).toEqual([
    'rules.capacity',
    'rules.uncrowded',
    'rules.crowded',
    'rules.home',
    'agents[0].params.predictors',
    'agents[0].params.scores',
    'agents[0].params.forgetting',
  ]);
});

test('until the page listens nothing can be changed', () => {
  expect(show(bar, { isReady: false })).toMatch(/^<fieldset disabled=""/);
  expect(show(bar)).not.toMatch(/^<fieldset disabled=""/);
});

test('a lone group cannot leave; of several each can', () => {
  expect(show(bar)).not.toContain('leave"');
  const two = show({ ...bar, agents: [...bar.agents, joinedBy({ strategy: 'bernoulli', count: 10 }, 40)] });
  expect(two).toContain('aria-label="10 Bernoulli leave"');
  expect(two).toContain('since round 41');
});

test('the reason why a game cannot be played is an alert', () => {
  expect(show(bar, { fault: 'The game needs an odd number of agents.' })).toMatch(
    /role="alert"[^>]*>The game needs an odd number of agents\./,
  );
  expect(show(bar)).not.toContain('role="alert"');
});

test('rules with a condition on N move in steps of two', () => {
  const minority = manifestOf({
    rules: { kind: 'minority' },
    agents: [{ strategy: 'tables', count: 101 }],
    seed: '1',
  });
  expect(show(minority)).toMatch(/aria-label="Agents, exactly"[^>]*step="2"/);
  expect(show(bar)).toMatch(/aria-label="Agents, exactly"[^>]*step="1"/);
});

test('the information that agents get is chosen, and its meaning stands below', () => {
  const html = show({ ...bar, information: { kind: 'random' } });
  expect(html).toContain('<option value="random" selected="">Random (fake) history</option>');
  expect(html).toContain('A new random history in each round.');
});

test('cards wait for the page like the form, and show the source of each preset', () => {
  const html = renderToStaticMarkup(<PresetCards isReady={false} onPick={ignore} />);
  expect(html.match(/<button[^>]*disabled=""/g)).toHaveLength(8);
  expect(html).toContain('Arthur 1994');
  expect(html).toContain('Savit et al. 1999');
});
