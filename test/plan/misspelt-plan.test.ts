import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readPlan } from '../../src/plan/read-plan.ts';
import { EXAMPLE } from './example.ts';
import { memoryFiles } from './memory-files.ts';

/** Every key of the example that is a word of the format and not a person's own, nor among the options of a rule. */
const KEYS = [...EXAMPLE.matchAll(/(?<=^[ -]*|[{,] )([a-zA-Z46]+)(?=: |:$)/gm)]
  .filter(([word]) => !['Lan', 'VIP', 'rack', 'slot', 'threshold', 'severity'].includes(word))
  .map((match) => ({ start: match.index, word: match[0] }));

it('names the line of any key that lost or doubled a letter', () => {
  const mutation = fc.tuple(fc.constantFrom(...KEYS), fc.nat(), fc.boolean());
  fc.assert(
    fc.property(mutation, ([{ start, word }, nth, doubles]) => {
      const at = start + (nth % word.length);
      const text = doubles
        ? EXAMPLE.slice(0, at) + EXAMPLE.charAt(at) + EXAMPLE.slice(at)
        : EXAMPLE.slice(0, at) + EXAMPLE.slice(at + 1);
      const read = readPlan('plan.yaml', memoryFiles({ 'plan.yaml': text }));
      const lines =
        'plan' in read ? [] : read.problems.map((problem) => problem.at?.source.position(problem.at.start).line);
      expect(lines).toContain(EXAMPLE.slice(0, start).split('\n').length);
    }),
    { numRuns: 400 },
  );
});

it('survives any plan with a piece cut out', () => {
  fc.assert(
    fc.property(fc.nat(EXAMPLE.length), fc.nat(200), (start, length) => {
      const text = EXAMPLE.slice(0, start) + EXAMPLE.slice(start + length);
      const read = readPlan('plan.yaml', memoryFiles({ 'plan.yaml': text }));
      expect('plan' in read || read.problems.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});
