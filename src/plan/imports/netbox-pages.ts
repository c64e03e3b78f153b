import { groupBy } from '../../text/group-by.ts';
import type { Entry } from '../entry.ts';
import { plainAt } from './json-file.ts';

/** A page of a list that the REST API gives in several. */
export interface NetboxPage {
  /** How many objects it holds, and how many the whole list has. */
  readonly held: number;
  readonly count: number;
  readonly entry: Entry;
}

/** Says which pages lack a next one: `pages` are those of one export, in as many files. */
export function blameMissing(pages: readonly NetboxPage[], files: number): void {
  const totals = new Map([...groupBy(pages, ({ count }) => count)].map(([count, own]) => [count, heldIn(own)]));
  for (const { count, entry } of pages) {
    const held = totals.get(count) ?? count;
    if (held >= count || entry.get('next') === undefined) continue;
    const [holder, verb, it] = files === 1 ? ['file', 'holds', 'it'] : ['files', 'hold', 'them'];
    entry.get('count')?.blame(`the ${holder} ${verb} ${held} of ${count} objects; the other pages are not in ${it}`);
  }
}

/**
 * Tells the first list of which pages are a part from other lists, by the address of its next or previous page;
 * undefined where they are all there is.
 */
export function partialList(pages: readonly NetboxPage[]): string | undefined {
  for (const { count, entry } of pages) {
    const near = plainAt(entry, 'next') ?? plainAt(entry, 'previous');
    if (near === undefined || !URL.canParse(near)) continue;
    const url = new URL(near);
    for (const name of ['limit', 'offset']) url.searchParams.delete(name);
    url.searchParams.sort();
    return `${count} ${url.href}`;
  }
  return undefined;
}

/** Whether pages can be parts of the same lists: together they hold no more objects than these. */
export function fitTogether(pages: readonly NetboxPage[]): boolean {
  return [...groupBy(pages, ({ count }) => count)].every(([count, own]) => heldIn(own) <= count);
}

function heldIn(pages: readonly NetboxPage[]): number {
  return pages.reduce((sum, { held }) => sum + held, 0);
}
