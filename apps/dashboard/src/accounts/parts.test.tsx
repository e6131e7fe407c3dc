import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ApiProblem } from '../api/client.ts';
import { attributesOf, show, wordsOf } from '../design/testing/show.tsx';
import { secretOf } from './account/confirm-two-factor.tsx';
import { nameOfDevice } from './account/device-name.ts';
import { scopesOf } from './account/key-form.tsx';
import { modulesOf, QrCode } from './account/qr-code.tsx';
import { faultOf, Form, PasswordField } from './form.tsx';
import { readLimits, writeLimits } from './people/limits-form.tsx';

const refusal = (...fields: string[]) =>
  new ApiProblem({
    type: 'urn:farol:problem:invalid-request',
    title: 'The request does not fit',
    status: 422,
    detail: 'see errors',
    errors: fields.map((field) => ({ field, message: `${field} is wrong` })),
  });

const formWith = (error: unknown) =>
  renderToStaticMarkup(
    <Form error={error} fields={['email']} isPending={false} action="Send" doing="Sending …" onSubmit={() => {}}>
      {faultOf(error, 'email') ?? 'no fault'}
    </Form>,
  );

test('a fault of a field of the form stands beside it, any other below the fields', () => {
  expect(wordsOf(formWith(null))).toBe('no fault Send');
  expect(wordsOf(formWith(refusal('email')))).toBe('email is wrong Send');
  expect(formWith(refusal('email', 'role'))).toContain('role="alert"');
  expect(formWith(new Error('x'))).toContain('role="alert"');
});

test('a password is hidden until its button is pressed, which says of which field it is', () => {
  const html = show(<PasswordField label="New password" autoComplete="new-password" readOnly />);
  expect(attributesOf(html, 'type')).toEqual(['button', 'password']);
  expect(wordsOf(html)).toContain('Show the New password');
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari on iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['curl/8.10', 'curl/8.10'],
  ['  ', 'Unknown device'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('%s is %s', (agent, name) => {
  expect(nameOfDevice(agent)).toBe(name);
});

test.each([
  ['viewer', ['read']],
  ['member', ['read', 'play']],
  ['administrator', ['read', 'play', 'admin']],
] as const)('a %s can give a key the scopes %j', (role, scopes) => {
  expect(scopesOf(role)).toEqual(scopes);
});

test('limits are typed as numbers, storage in MB, and nothing for no limit', () => {
  const limits = { runningGames: 5, agentRoundsPerDay: null, storageBytes: 1_500_000, experimentGames: 0 };
  expect(writeLimits(limits)).toEqual({
    runningGames: '5',
    agentRoundsPerDay: '',
    storageBytes: '1.5',
    experimentGames: '0',
  });
  expect(readLimits(writeLimits(limits))).toEqual(limits);
});

test('a limit that is no number reaches the API as it was typed', () => {
  expect(readLimits({ runningGames: 'many', agentRoundsPerDay: '', storageBytes: 'x', experimentGames: '' })).toEqual({
    runningGames: 'many',
    agentRoundsPerDay: null,
    storageBytes: 'x',
    experimentGames: null,
  });
});

const URI = 'otpauth://totp/Farol:ada@example.org?secret=JBSWY3DPEHPK3PXP&issuer=Farol';

test('the QR code of an otpauth address is drawn as squares within its borders', () => {
  const { size, path } = modulesOf(URI);
  const places = Array.from(path.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) => [Number(x), Number(y)]).flat();
  expect(places.length).toBeGreaterThan(500);
  expect([Math.min(...places), Math.max(...places)]).toEqual([4, size - 5]);
  expect(renderToStaticMarkup(<QrCode text={URI} label="QR code" />)).toContain('role="img" aria-label="QR code"');
});

test('the key of an otpauth address can be typed by hand', () => {
  expect(secretOf(URI)).toBe('JBSWY3DPEHPK3PXP');
  expect(secretOf('otpauth:')).toBe('otpauth:');
});
