import { defineConfig } from 'vitest/config';
import { viteAjv } from './scripts/ajv-plugin.mjs';

export default defineConfig({
  plugins: [viteAjv],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
  },
});
