import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, type Laboratory, openLaboratory } from './laboratory.ts';
import { measureScripts } from './scripts-of-page.ts';
import { totpOf } from './totp.ts';

/** A laboratory with accounts: from the set-up link to a game that two people see. Each test continues the one before. */

const PASSWORDS = { ada: 'the analytical engine 1843', grace: 'nanoseconds of wire 1952' };
/** A name that would run a script on a page which takes it for markup. */
const MARKUP = '<img src=x onerror="window.isHacked=true">';

let lab: Laboratory;
let ada: Page;
let grace: Page;
beforeAll(async () => {
  lab = await openLaboratory({ hasAccounts: true });
});
afterAll(() => lab.close());

/** Fetches within a page, with its session. */
const ask = (page: Page, method: string, path: string, body?: unknown) =>
  page.evaluate(
    async ([verb, address, json]) => {
      const headers = json === undefined ? undefined : { 'content-type': 'application/json' };
      const answer = await fetch(`/api${address}`, { method: verb, headers, body: json });
      return answer.json();
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );

const fieldOf = (page: Page, label: string) => page.getByLabel(label, { exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function createAccount(page: Page, link: string, form: { email?: string; name: string; password: string }) {
  await page.goto(link);
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (form.email !== undefined) await fieldOf(page, 'E-mail').fill(form.email);
  await fieldOf(page, 'Name').fill(form.name);
  await fieldOf(page, 'Password').fill(form.password);
  await expectAccessible(page);
  expect(new URL(page.url()).hash).toBe('');
  await press(page, 'Create the account');
  await page.waitForURL('**/games');
}

async function signIn(page: Page, email: string, password: string, path = '/sign-in') {
  await page.goto(`${lab.address}${path}`);
  await page.waitForURL('**/sign-in**');
  await fieldOf(page, 'E-mail').fill(email);
  await fieldOf(page, 'Password').fill(password);
  await press(page, 'Sign in');
}

test('an address leads to the sign-in page, and public pages do not', async () => {
  const page = await lab.newPage();
  await page.goto(`${lab.address}/games?status=running`);
  await page.waitForURL('**/sign-in?to=%2Fgames%3Fstatus%3Drunning');
  await expectAccessible(page);
  for (const path of ['/playground', '/learn', '/verify']) {
    await page.goto(`${lab.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await sleep(500);
    expect(new URL(page.url()).pathname).toBe(path);
  }
  await page.close();
});

test('the set-up link makes the first administrator, once', async () => {
  ada = await lab.newPage();
  const link = lab.setUpLink();
  await createAccount(ada, link, { email: 'ada@example.org', name: 'Ada Lovelace', password: PASSWORDS.ada });
  await ada.getByRole('button', { name: 'Account of Ada Lovelace' }).waitFor();
  const late = await lab.newPage();
  await late.goto(link);
  await late.getByText('This link no longer works').waitFor();
  await late.close();
});

test('an administrator invites a member, who accepts', async () => {
  await ada.goto(`${lab.address}/people`);
  await fieldOf(ada, 'E-mail').fill('grace@example.org');
  await press(ada, 'Invite');
  const link = await fieldOf(ada, 'Invitation link').inputValue();
  grace = await lab.newPage();
  await createAccount(grace, link, { name: MARKUP, password: PASSWORDS.grace });
  await grace.goto(`${lab.address}/people`);
  await grace.getByText('Only administrators see this page').waitFor();
  expect(await grace.getByRole('link', { name: 'Operations' }).count()).toBe(0);
});

let gameId: string;

test('a game that is shared with a person is seen and not changed, and then played', async () => {
  const game = {
    name: `Bar ${MARKUP}`,
    rules: { kind: 'el-farol', capacity: 60 },
    agents: [{ strategy: 'arthur', count: 100 }],
  };
  gameId = ((await ask(ada, 'POST', '/games', game)) as { id: string }).id;
  await ask(ada, 'POST', `/games/${gameId}/rounds`, { count: 100 });
  const path = `${lab.address}/games/${gameId}`;
  await grace.goto(path);
  await grace.getByText('There is no such game').waitFor();

  await ada.goto(path);
  await press(ada, 'Share');
  const dialog = ada.getByRole('dialog', { name: 'Share this game' });
  await dialog.getByLabel('E-mail').fill('grace@example.org');
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await dialog.getByRole('button', { name: `Withdraw the share with ${MARKUP}` }).waitFor();
  await expectAccessible(ada);

  await grace.goto(path);
  await grace.getByText('shared by Ada Lovelace').waitFor();
  expect(await grace.getByRole('button', { name: 'Step' }).count()).toBe(0);
  expect(await grace.getByRole('button', { name: 'Rename the game' }).count()).toBe(0);
  await grace.getByRole('button', { name: 'Fork here' }).waitFor();
  await grace.goto(`${lab.address}/games?owner=others`);
  await grace.getByRole('link', { name: `Bar ${MARKUP}` }).waitFor();
  await grace.goto(`${lab.address}/games?owner=me`);
  await grace.getByText('No game fits').waitFor();

  await dialog.getByRole('button', { name: `Withdraw the share with ${MARKUP}` }).click();
  await dialog.getByText('Nobody. Only you see this game.').waitFor();
  await dialog.getByLabel('E-mail').fill('grace@example.org');
  await dialog.getByLabel('The person may').selectOption('play');
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await dialog.getByText('may view and play').waitFor();
  await grace.goto(path);
  await grace.getByRole('button', { name: 'Step' }).click();
  await expect.poll(() => grace.getByTestId('played').textContent()).toBe('101');
  expect(await grace.getByRole('slider').count()).toBe(0);
});

test('a link shows its game without an account, until it is withdrawn', async () => {
  await ada.goto(`${lab.address}/games/${gameId}`);
  await press(ada, 'Share');
  await press(ada, 'Make a link');
  const link = await fieldOf(ada, 'Link').inputValue();
  expect(new URL(link).hash.length).toBeGreaterThan(20);
  const visitor = await lab.newPage();
  const requested: string[] = [];
  visitor.on('request', (request) => requested.push(request.url()));
  await visitor.goto(link);
  await visitor.waitForURL(`**/games/${gameId}`);
  await visitor.getByText('shared by Ada Lovelace').waitFor();
  await visitor.getByRole('link', { name: 'Sign in' }).waitFor();
  expect(await visitor.getByRole('button', { name: 'Step' }).count()).toBe(0);
  expect(requested.filter((url) => url.includes(new URL(link).hash.slice(1)))).toEqual([]);
  await expectAccessible(visitor);
  await ada.getByRole('button', { name: /^Withdraw the share with a link of/ }).click();
  await ada.getByText('The share is withdrawn.').waitFor();
  await visitor.goto(link);
  await visitor.getByText('This link no longer works').waitFor();
  await visitor.close();
});

test('two-factor sign-in asks for a code, and takes a recovery code once', async () => {
  await grace.goto(`${lab.address}/account`);
  await press(grace, 'Turn it on');
  await fieldOf(grace, 'Your password').fill('not the password');
  await press(grace, 'Continue');
  await grace.getByRole('alert').filter({ hasText: 'password' }).waitFor();
  await fieldOf(grace, 'Your password').fill(PASSWORDS.grace);
  await press(grace, 'Continue');
  const secret = await fieldOf(grace, 'Or enter the key by hand').inputValue();
  await grace.getByRole('img', { name: 'QR code for the authenticator' }).waitFor();
  await expectAccessible(grace);
  const recovery = await grace.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
  await fieldOf(grace, 'Code').fill(totpOf(secret));
  await press(grace, 'Turn it on');
  await grace.getByText('It is on:').waitFor();

  const phone = await lab.newPage({ width: 360 });
  await signIn(phone, 'grace@example.org', PASSWORDS.grace);
  await fieldOf(phone, 'Code').fill('000000');
  await press(phone, 'Continue');
  await phone.getByRole('alert').filter({ hasText: 'code' }).waitFor();
  await expectAccessible(phone);
  await fieldOf(phone, 'Code').fill(totpOf(secret, 1));
  await press(phone, 'Continue');
  await phone.waitForURL('**/games');

  const other = await lab.newPage();
  await signIn(other, 'grace@example.org', PASSWORDS.grace);
  await press(other, 'Use a recovery code');
  await fieldOf(other, 'Recovery code').fill(recovery[0]);
  await press(other, 'Continue');
  await other.waitForURL('**/games');
  await Promise.all([phone.close(), other.close()]);
});

test('a device that is signed out leads to the sign-in page, and back to its address', async () => {
  const device = await lab.newPage();
  await signIn(device, 'ada@example.org', PASSWORDS.ada, `/games/${gameId}`);
  await device.waitForURL(`**/games/${gameId}`);
  await ada.goto(`${lab.address}/account`);
  await ada
    .getByRole('button', { name: /^Sign out on/ })
    .first()
    .click();
  await ada.getByText('The device is signed out.').waitFor();
  await device.getByRole('button', { name: 'Step' }).click();
  await device.waitForURL(`**/sign-in?to=%2Fgames%2F${gameId}`);
  await fieldOf(device, 'E-mail').fill('ada@example.org');
  await fieldOf(device, 'Password').fill(PASSWORDS.ada);
  await press(device, 'Sign in');
  await device.waitForURL(`**/games/${gameId}`);
  await device.getByRole('button', { name: 'Account of Ada Lovelace' }).click();
  await press(device, 'Sign out');
  await device.waitForURL('**/sign-in');
  await device.goto(`${lab.address}/games/${gameId}`);
  await device.waitForURL('**/sign-in**');
  await device.close();
});

test('an API key is shown once, works, and is revoked', async () => {
  await ada.goto(`${lab.address}/account`);
  await press(ada, 'Create a key');
  const panel = ada.locator('section').filter({ has: ada.getByRole('heading', { name: 'API keys' }) });
  await panel.getByLabel('Name').fill(MARKUP);
  await press(ada, 'Create');
  const key = await fieldOf(ada, 'API key').inputValue();
  const read = () => fetch(`${lab.api}/games/${gameId}`, { headers: { authorization: `Bearer ${key}` } });
  expect((await read()).status).toBe(200);
  await ada.reload();
  await ada.getByText('never used').or(ada.getByText('last used')).first().waitFor();
  expect(await ada.content()).not.toContain(key);
  await ada.getByRole('button', { name: `Revoke ${MARKUP}` }).click();
  await ada.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await ada.getByText('No keys.').waitFor();
  await expect.poll(async () => (await read()).status).toBe(401);
});

test('a limit is set by an administrator, and named when it is reached', async () => {
  await ada.goto(`${lab.address}/people`);
  await ada.getByRole('button', { name: `Manage ${MARKUP}` }).click();
  await fieldOf(ada, 'Running games').fill('many');
  await press(ada, 'Save the limits');
  await ada.getByText('must be a whole number').waitFor();
  await fieldOf(ada, 'Running games').fill('0');
  await press(ada, 'Save the limits');
  await ada.getByText(`The limits of ${MARKUP} are saved.`).waitFor();
  const body = {
    name: 'One too many',
    rules: { kind: 'minority' },
    agents: [{ strategy: 'tables', count: 101 }],
    rounds: 1000,
  };
  const { id } = (await ask(grace, 'POST', '/games', body)) as { id: string };
  await grace.goto(`${lab.address}/games/${id}`);
  await press(grace, 'Play');
  await grace.getByText('A limit of the account is reached. Running games: at most 0').waitFor();
  await press(ada, 'Use the defaults');
  await ada.getByText('has the default limits').waitFor();
});

const LOOKS = [
  { theme: 'light', width: 1400 },
  { theme: 'dark', width: 360 },
] as const;

test.each(LOOKS)(
  'every page of accounts is accessible, fits its window, and takes names for text ($theme, $width px)',
  async ({ theme, width }) => {
    await ada.emulateMedia({ colorScheme: theme });
    await ada.setViewportSize({ width, height: 800 });
    await ada.evaluate(() => localStorage.clear());
    const failures: string[] = [];
    const paths = [
      '/account',
      '/people',
      '/audit',
      `/games/${gameId}`,
      '/games',
      '/operations',
      '/sign-up',
      '/forgot-password',
    ];
    for (const path of [...paths, '/invitation#x', '/reset-password#x', '/verify-email#x', '/link#x', '/invitation']) {
      await ada.goto('about:blank');
      await ada.goto(`${lab.address}${path}`);
      await ada.locator('h1').first().waitFor();
      await sleep(1000);
      await expectAccessible(ada).catch((error: Error) => failures.push(error.message));
      const overflow = await ada.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) failures.push(`${path} is ${overflow} px wider than its window`);
      if (!(await ada.title()).endsWith('Farol')) failures.push(`${path} has the title ${await ada.title()}`);
      if (await ada.evaluate('window.isHacked === true')) failures.push(`${path} ran a script from a name`);
    }
    expect(failures).toEqual([]);
  },
  180_000,
);

test('the audit log says who did what, by action and person', async () => {
  await ada.setViewportSize({ width: 1400, height: 900 });
  await ada.goto(`${lab.address}/audit`);
  await fieldOf(ada, 'Action').selectOption('two-factor-on');
  const rows = ada.getByRole('region', { name: 'Events' }).getByRole('row');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.nth(1).textContent()).toContain(`${MARKUP}turned two-factor sign-in on`);
  await ada.getByRole('button', { name: MARKUP }).click();
  await fieldOf(ada, 'Action').selectOption('key-created');
  await ada.getByText('No event fits').waitFor();
  const [download] = await Promise.all([
    ada.waitForEvent('download'),
    ada.getByRole('link', { name: 'Download as NDJSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.ndjson$/);
});

test('no secret stays in the storage of the browser, and no page loads 200 kB of script', async () => {
  const stored = await ada.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
  for (const secret of Object.values(PASSWORDS)) expect(stored).not.toContain(secret);
  expect(await ada.evaluate(() => document.cookie)).toBe('');
  const sizes: Record<string, number> = {};
  for (const path of ['/account', '/people', '/audit', `/games/${gameId}`, '/games']) {
    const page = await ada.context().newPage();
    sizes[path] = (await measureScripts(page, `${lab.address}${path}`)).all / 1000;
    await page.close();
  }
  console.log(sizes);
  expect(Object.entries(sizes).filter(([, kilobytes]) => kilobytes >= 200 || kilobytes < 50)).toEqual([]);
});

test('an account is deleted by its person, with its games', async () => {
  await grace.goto(`${lab.address}/account`);
  await press(grace, 'Delete my account');
  await fieldOf(grace, 'Your password').fill(PASSWORDS.grace);
  await grace.getByRole('button', { name: 'Delete my account' }).click();
  await grace.waitForURL('**/sign-in');
  await signIn(grace, 'grace@example.org', PASSWORDS.grace);
  await grace.getByRole('alert').filter({ hasText: 'password' }).waitFor();
});
