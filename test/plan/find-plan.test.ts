import { describe, expect, it } from 'vitest';
import { findPlan } from '../../src/plan/find-plan.ts';
import { memoryFiles } from './memory-files.ts';

describe('the plan that is meant where none is named', () => {
  it('is the nearest one upward', () => {
    const files = memoryFiles({ 'plan.yaml': 'version: 1\n', 'a/b/plan.yaml': 'version: 1\n' });
    expect(findPlan('a/b', files)).toBe('a/b/plan.yaml');
    expect(findPlan('a/b/c/d', files)).toBe('a/b/plan.yaml');
    expect(findPlan('a', files)).toBe('plan.yaml');
    expect(findPlan('', files)).toBe('plan.yaml');
  });

  it('is none of another tool', () => {
    const files = memoryFiles({
      'plan.yaml': 'version: 1\n',
      'a/plan.yaml': 'apiVersion: upgrade.cattle.io/v1\nkind: Plan\nversion: 1\n',
      'a/b/plan.yaml': 'steps: []\n',
      'a/b/c/plan.yaml': '- version\n',
    });
    expect(findPlan('a/b/c', files)).toBe('plan.yaml');
  });

  it('may be one that is no YAML, so that its fault is said', () => {
    expect(findPlan('a', memoryFiles({ 'a/plan.yaml': 'version: 1\nsites: [\n' }))).toBe('a/plan.yaml');
    expect(findPlan('a', memoryFiles({ 'a/plan.yaml': 'kind: Plan\nversion: 1\nsites: [\n' }))).toBeUndefined();
  });

  it('may be missing', () => {
    expect(findPlan('a/b', memoryFiles({ 'c/plan.yaml': 'version: 1\n' }))).toBeUndefined();
  });
});
