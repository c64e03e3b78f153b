import type { Rule } from '../src/lint/rule.ts';

/** Every rule, family by family. */
export const rules: readonly Rule[] = [];
