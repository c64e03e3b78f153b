import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/metallb/schemas.ts';
import { WORKLOAD_KINDS } from '../../src/metallb/workloads.ts';
import { PROMPT_KINDS, TELLING_WORDS } from '../../src/source/prompt-kinds.ts';

function textsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return textsBelow(path);
    return path.endsWith('.ts') ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('what is read at once', () => {
  it('is every kind that has a schema', () => {
    expect(KINDS.map(({ kind }) => kind).filter((kind) => !PROMPT_KINDS.has(kind))).toEqual([]);
  });

  it('is no workload, of which a monorepo has thousands', () => {
    expect(WORKLOAD_KINDS.filter((kind) => PROMPT_KINDS.has(kind))).toEqual([]);
  });

  it('is every kind of the core group that is asked for by name', () => {
    const asked = textsBelow('src').flatMap((text) =>
      [...text.matchAll(/isCore\(\w+, '(\w+)'\)/g)].map(([, kind]) => kind),
    );
    expect(asked).toContain('Service');
    expect(asked.filter((kind) => kind !== undefined && !PROMPT_KINDS.has(kind))).toEqual([]);
  });

  it('is told by every word that rules ask resources for', () => {
    const asked = textsBelow('src').flatMap((text) =>
      [...text.matchAll(/(?:manifest|source)\.mayHold\('([^']+)'\)/g)].map(([, word]) => word),
    );
    expect(asked).toContain('metallb');
    expect(asked.filter((word) => !TELLING_WORDS.some((told) => word?.includes(told)))).toEqual([]);
  });
});
