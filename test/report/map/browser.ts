import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { mapHtml } from '../../../src/report/map/html.ts';
import type { MapReport } from '../../../src/site/map.ts';
import { inFolder } from '../../rules/temporary-folder.ts';

const named = process.env['CHROMIUM'];

/** The program of Chromium; undefined where none is installed. */
export const chromiumPath = [
  ...(named === undefined ? [] : [named]),
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
].find((path) => existsSync(path));

/** A page in the browser, and what went wrong or left the page meanwhile. */
export interface Opened {
  readonly page: Page;
  /** Errors of the page and of its policy, and whatever it asked for beside itself. */
  readonly complaints: readonly string[];
}

let browser: Promise<Browser> | undefined;

function launched(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('Chromium is not installed: apt-get install chromium');
  browser ??= chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox'] });
  return browser;
}

/** Ends the browser that tests have used. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** Opens the page of a map in Chromium at a link, works on it, and closes all. */
export function inBrowser<T>(
  report: MapReport,
  work: (opened: Opened) => Promise<T>,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<T> {
  return inFolder(new Map(), async (folder) => {
    const file = join(folder, 'map.html');
    writeFileSync(file, mapHtml(report));
    const context = await (await launched()).newContext({ reducedMotion: 'reduce', ...options });
    try {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith('file:') || !request.isNavigationRequest()) complaints.push(request.url());
      });
      await page.goto(`${pathToFileURL(file).href}${hash}`);
      await page.waitForSelector('main > section');
      return await work({ page, complaints });
    } finally {
      await context.close();
    }
  });
}

/** The names of the elements that the browser finds in XML, each with those of its attributes, sorted. */
export async function parsedElements(xml: string): Promise<readonly string[]> {
  const page = await (await launched()).newPage();
  try {
    return await page.evaluate(
      `[...new Set([...new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml').querySelectorAll('*')].map(
        (one) => [one.nodeName, ...one.getAttributeNames().sort()].join(' ')))].sort()`,
    );
  } finally {
    await page.close();
  }
}

/** The name of the mark that has the focus, as whoever does not see the page hears it. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.tagName');
}

/** The text of an element as it is seen, with its lines. */
export async function textOf(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join('\n');
}
