import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isMap, isNode, isSeq, parseAllDocuments } from 'yaml';
import { run } from '../cli/run.ts';
import { inStory } from '../sites/story.ts';

/** What may stand where something else belongs. */
const MISFITS = [
  'null',
  '7',
  '-1',
  '1e400',
  '.nan',
  '""',
  '[]',
  '{}',
  'true',
  'x',
  '2026-01-01',
  '"\\e[31m\\u202e\\ud800"',
  '[null]',
  '[{}]',
  '{ __proto__: { a: b } }',
  '"::/0"',
  '99999999999999999999',
];

const FILES = [
  ['homelab', 'plan.yaml'],
  ['data-center', 'plan.yaml'],
  ['everything', 'plan.yaml'],
] as const;

/** The places of all keys and values of a file. */
function placesIn(text: string): readonly (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  const visit = (node: unknown): void => {
    if (!isNode(node)) return;
    if (node.range !== undefined && node.range !== null) places.push([node.range[0], node.range[1]]);
    if (isSeq(node)) node.items.forEach(visit);
    if (!isMap(node)) return;
    for (const { key, value } of node.items) {
      visit(key);
      visit(value);
    }
  };
  for (const document of parseAllDocuments(text)) if ('contents' in document) visit(document.contents);
  return places;
}

it.each(FILES)('answers whatever stands in a field of %s/%s', { timeout: 60_000 }, async (story, file) => {
  await inStory(`fixtures/sites/${story}`, async (cwd) => {
    const path = join(cwd, file);
    const text = readFileSync(path, 'utf8');
    const place = fc.constantFrom(...placesIn(text));
    const mutation = fc.asyncProperty(place, fc.constantFrom(...MISFITS), async ([start, end], misfit) => {
      const lineEnd = text.slice(start, end).includes('\n') ? '\n' : '';
      writeFileSync(path, `${text.slice(0, start)}${misfit}${lineEnd}${text.slice(end)}`);
      for (const args of [[], ['allocate']]) {
        const { status, err } = await run([...args, '-f', 'json'], { cwd });
        expect(err).not.toContain('internal error');
        expect([0, 1, 2]).toContain(status);
      }
    });
    await fc.assert(mutation, { numRuns: 20 });
  });
});
