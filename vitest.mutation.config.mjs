// The tests that judge mutants (stryker.config.mjs): those of the folders mutated, by their examples alone. A
// property may or may not meet the one input that tells a mutant, so a score with properties differs from run to run.
import { mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

const withoutProperties = {
  name: 'without-properties',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.test.ts') ? code.replaceAll('fc.assert(', '((..._) => undefined)(') : undefined,
};

const judged = mergeConfig(base, {
  plugins: [withoutProperties],
  // What is left of laws without their properties asks whether these met enough.
  test: { exclude: ['test/**/laws.test.ts', 'test/**/*-laws.test.ts'] },
});
judged.test.include = ['test/address/**', 'test/metallb/**', 'test/site/**', 'test/command/allocate*'].map(
  (below) => `${below}.test.ts`,
);

export default judged;
