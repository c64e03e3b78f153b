import { expect, it } from 'vitest';
import { boundDrafts, MAX_DRAFTS, MAX_WORDS } from '../../src/lint/bound-drafts.ts';
import { Source } from '../../src/text/source.ts';

const at = new Source('plan.yaml', 'version: 1\n').whole();

it('cuts a sentence that goes on for a megabyte, and keeps both its ends', () => {
  const [draft] = [...boundDrafts([{ at, message: `Pool "${'x'.repeat(1_000_000)}" is refused` }])];
  expect(draft?.message.length).toBeLessThanOrEqual(MAX_WORDS);
  expect(draft?.message).toMatch(/^Pool "x+…x+" is refused$/);
});

it('says all there is to say of a file that is no resource', () => {
  const drafts = Array.from({ length: MAX_DRAFTS + 1 }, () => ({ at, message: 'a range' }));
  expect([...boundDrafts(drafts)]).toHaveLength(MAX_DRAFTS + 1);
});
