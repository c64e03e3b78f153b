import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { esbuildAjv } from '../../scripts/ajv-plugin.mjs';
import { checkPlan } from '../../src/manifest/plan-schema.ts';
import type { Tree } from '../../src/manifest/tree.ts';

const SCHEMA: unknown = JSON.parse(readFileSync('schemas/plan.schema.json', 'utf8'));

describe('the schema of a plan', () => {
  it('is compiled in tests', () => {
    expect(checkPlan(new Map([['version', 1]]))).toEqual([]);
    expect(checkPlan(new Map([['version', 2]]))).toMatchObject([{ keyword: 'const', route: ['version'] }]);
  });

  it('tells the first hundred of a hundred thousand faults', () => {
    const clusters = Array.from({ length: 100_000 }, (_, at) => `x${at}`);
    const site = new Map<string, Tree>([
      ['name', 'a'],
      ['clusters', clusters],
    ]);
    const plan = new Map<string, Tree>([
      ['version', 1],
      ['sites', [site]],
    ]);
    const faults = checkPlan(plan);
    expect(faults.map(({ route }) => route.at(-1))).toEqual(Array.from({ length: 100 }, (_, at) => at));
  });

  it('is compiled when bundling, without the compiler', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [resolve('src/manifest/plan-schema.ts')],
      bundle: true,
      format: 'esm',
      platform: 'node',
      write: false,
      metafile: true,
      plugins: [esbuildAjv],
    });
    expect(Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))).toEqual([]);
    const bundled: unknown = await import(
      /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.text ?? '').toString('base64')}`
    );
    expect(bundled).toHaveProperty('checkPlan');
  });

  it('says what every key is for', () => {
    expect(undescribed(SCHEMA, '')).toEqual([]);
  });

  it('lets no mapping have other keys than those it names, but for maps of names', () => {
    expect(open(SCHEMA, '')).toEqual([
      '/definitions/import/properties/roles',
      '/definitions/nodes/items/properties/labels',
      '/definitions/lint/properties/rules',
      '/definitions/ruleSetting/anyOf/1',
    ]);
  });
});

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function member(value: unknown, key: string): unknown {
  return entries(value).find(([name]) => name === key)?.[1];
}

function definition(value: unknown): unknown {
  const reference = member(value, '$ref');
  return typeof reference === 'string'
    ? member(member(SCHEMA, 'definitions'), reference.split('/').at(-1) ?? '')
    : undefined;
}

/** The keys of the format without a title and a description, their own or by reference. */
function undescribed(value: unknown, path: string): readonly string[] {
  return entries(value).flatMap(([key, part]) => {
    const bare = entries(key === 'properties' ? part : undefined).filter(([, property]) =>
      ['title', 'description'].some(
        (word) => (member(property, word) ?? member(definition(property), word)) === undefined,
      ),
    );
    return [...bare.map(([name]) => `${path}/${name}`), ...undescribed(part, `${path}/${key}`)];
  });
}

/** The mappings that may have any key. */
function open(value: unknown, path: string): readonly string[] {
  const isMapping = [member(value, 'type')].flat().includes('object');
  const own = isMapping && member(value, 'additionalProperties') !== false ? [path] : [];
  return [...own, ...entries(value).flatMap(([key, part]) => open(part, `${path}/${key}`))];
}
