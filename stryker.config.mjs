// Mutation testing of what the project exists for: npm run mutation. The score stands in docs/reliability.md.
export default {
  testRunner: 'in-process',
  plugins: ['./scripts/mutation/runner.mjs'],
  mutate: ['address', 'metallb/verdict', 'metallb/allocator', 'site'].map((folder) => `src/${folder}/**/*.ts`),
  // Words are proven by the pages and stories, which are read by people.
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  incremental: true,
  incrementalFile: 'reports/mutation-incremental.json',
  reporters: ['clear-text', 'progress', 'json'],
  jsonReporter: { fileName: 'reports/mutation.json' },
  // Links that loop and lead nowhere cannot be copied.
  ignorePatterns: ['/fixtures/broken', '/dist', '/bench'],
  // Of TypeScript 7 no program can ask what is in a tsconfig.json.
  tsconfigFile: 'none.json',
};
