import { defineConfig } from 'vitest/config';
import { viteAjv } from './scripts/ajv-plugin.mjs';
import { vitePage } from './scripts/page-plugin.mjs';

export default defineConfig({
  plugins: [viteAjv, vitePage],
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
  },
});
