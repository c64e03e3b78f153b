// Mutation testing of what the project exists for: npm run mutation. Takes over an hour; the score stands in
// docs/reliability.md.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.mjs', related: false },
  mutate: ['address', 'metallb/verdict', 'metallb/allocator', 'site'].map((folder) => `src/${folder}/**/*.ts`),
  // Words are proven by the pages and stories, which are too slow to run for each mutant.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/mutation.json',
  reporters: ['clear-text', 'progress'],
  // Links that loop and lead nowhere cannot be copied.
  ignorePatterns: ['/fixtures/broken', '/dist', '/docs', '/bench'],
  // Of TypeScript 7 no program can ask what is in a tsconfig.json.
  tsconfigFile: 'none.json',
};
