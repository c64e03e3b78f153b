import { expect, it } from 'vitest';
import { boundDrafts, MAX_DRAFTS, MAX_WORDS } from '../../src/lint/bound-drafts.ts';
import { Source } from '../../src/text/source.ts';

const at = new Source('plan.yaml', 'version: 1\n').whole();

it('cuts a sentence that goes on for a megabyte, and keeps both its ends', () => {
  const [draft] = [...boundDrafts([{ at, message: `Pool "${'x'.repeat(1_000_000)}" is refused` }])];
  expect(draft?.message.length).toBeLessThanOrEqual(MAX_WORDS);
  expect(draft?.message).toMatch(/^Pool "x+…x+" is refused$/);
});

it('says no more of a file than of a resource, and as much of the next file', () => {
  const other = new Source('imports/leases.csv', 'network\n').whole();
  const drafts = [at, other].flatMap((place) =>
    Array.from({ length: MAX_DRAFTS + 1 }, (_, index) => ({ at: place, message: `range ${index}` })),
  );
  const said = [...boundDrafts(drafts)];
  expect(said.map(({ message }) => message)).toEqual(
    [1, 2].flatMap(() => Array.from({ length: MAX_DRAFTS }, (_, index) => `range ${index}`)),
  );
});
