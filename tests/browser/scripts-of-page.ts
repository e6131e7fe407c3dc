import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';

const sum = (of: [string, number][]) => of.reduce((total, [, sizeBytes]) => total + sizeBytes, 0);

/**
 * Bytes of the scripts that a page loads, as sent, without headers: first the scripts that the document names,
 * which the page needs to be usable, then all scripts including later ones such as plots. Prefetches for other
 * pages are blocked; scripts of web workers are not counted.
 */
export async function measureScripts(page: Page, url: string): Promise<{ first: number; all: number }> {
  const cdp = await page.context().newCDPSession(page);
  await page.route('**/*', (route) =>
    route.request().headers()['next-router-prefetch'] === undefined ? route.continue() : route.abort(),
  );
  const scripts = new Map<string, { url: string; headBytes: number }>();
  const sizes = new Map<string, number>();
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, { url: response.url, headBytes: response.encodedDataLength });
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script !== undefined) sizes.set(script.url, encodedDataLength - script.headBytes);
  });
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await page.goto(url);
  await sleep(3000);
  const named = await (await fetch(url)).text();
  const all = [...sizes];
  return { first: sum(all.filter(([script]) => named.includes(new URL(script).pathname))), all: sum(all) };
}
