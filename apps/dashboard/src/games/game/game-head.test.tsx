import type { Game } from '@farol/api';
import { expect, test } from 'vitest';
import { attributesOf, show, textsIn, wordsOf } from '../../design/testing/show.tsx';
import { rightsOf, type Rights } from '../../sharing/access.ts';
import { changesWith, gameWith } from '../testing/game.ts';
import { GameHead } from './game-head.tsx';
import { ActionList } from './more-actions.tsx';

const headOf = (changed: Partial<Game> = {}, answers: Parameters<typeof show>[1] = []) =>
  show(<GameHead game={gameWith(changed)} changes={changesWith()} round={40} />, answers);
const actionsOf = (changed: Partial<Game> = {}) =>
  show(<ActionList game={gameWith(changed)} rights={changesWith().rights} onEnd={() => {}} />);

test('the head names the game, its status, its rules and its agents', () => {
  const html = headOf({ agents: 1200 }, [[['rules'], { 'el-farol': { title: 'El Farol' } }]]);
  expect(textsIn(html, 'h1')).toEqual(['Arthur’s bar']);
  expect(wordsOf(html)).toContain('paused');
  expect(wordsOf(html)).toContain('El Farol with 1,200 agents');
});

test('until the catalogue is there, and for a kind that is not in it, the rules have their id', () => {
  expect(wordsOf(headOf())).toContain('el-farol with 100 agents');
});

test('only a game with rounds can be shared and forked', () => {
  expect(textsIn(headOf(), 'button')).toEqual(['', 'Share', 'Fork here', 'More']);
  expect(textsIn(headOf({ rounds: { played: 0, planned: 10 } }), 'button')).toEqual(['', 'More']);
});

const VARIANTS = ['/games/new?from=g1', '/experiments/new?from=g1', '/compare?games=g1'];
test.each([
  ['draft', ['/games/new?edit=g1', ...VARIANTS]],
  ['paused', VARIANTS],
] as const)('a game that is %s leads to %j', (status, addresses) => {
  expect(attributesOf(actionsOf({ status }), 'href')).toEqual(addresses);
});

test.each([
  ['draft', ['Cancel the game', 'Remove the game']],
  ['running', ['Cancel the game', 'Remove (pause it first)']],
  ['completed', ['Remove the game']],
  ['cancelled', ['Remove the game']],
  ['failed', ['Remove the game']],
] as const)('a game that is %s can be ended by %j', (status, actions) => {
  expect(textsIn(actionsOf({ status }), 'button')).toEqual(actions);
  expect(actionsOf({ status }).includes('disabled=""')).toBe(status === 'running');
});

const WITHOUT_ACCOUNTS = rightsOf(undefined, undefined);
const OWN: Rights = { ...WITHOUT_ACCOUNTS, hasAccounts: true };
const TO_PLAY: Rights = { ...OWN, isOwn: false, owner: 'Grace' };
const TO_VIEW: Rights = { ...TO_PLAY, mayPlay: false };
const AS_VIEWER: Rights = { ...TO_VIEW, mayCreate: false };

test.each([
  ['one’s own', OWN, ['', 'Share', 'Citation link', 'Fork here', 'More']],
  ['shared for play', TO_PLAY, ['Citation link', 'Fork here', 'More']],
  ['shared for view', TO_VIEW, ['Citation link', 'Fork here', 'More']],
  ['shown to a viewer', AS_VIEWER, ['Citation link', 'More']],
] as const)('with accounts, the head of a game that is %s has its buttons', (_, rights, buttons) => {
  const changes = { ...changesWith(), rights };
  const html = show(<GameHead game={gameWith()} changes={changes} round={40} />);
  expect(textsIn(html, 'button')).toEqual(buttons);
  expect(wordsOf(html).includes('shared by Grace')).toBe(rights.owner !== undefined);
});

test.each([
  ['one’s own', OWN, VARIANTS, ['Cancel the game', 'Remove the game']],
  ['shared for play', TO_PLAY, VARIANTS, ['Cancel the game']],
  ['shared for view', TO_VIEW, VARIANTS, []],
  ['shown to a viewer', AS_VIEWER, ['/compare?games=g1'], []],
] as const)('the menu of a game that is %s has what is allowed', (_, rights, addresses, actions) => {
  const html = show(<ActionList game={gameWith({ status: 'paused' })} rights={rights} onEnd={() => {}} />);
  expect(attributesOf(html, 'href')).toEqual(addresses);
  expect(textsIn(html, 'button')).toEqual(actions);
});
