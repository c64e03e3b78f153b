import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { compileFunction } from 'node:vm';
import { transformSync } from 'esbuild';
import { compileSchema } from '../ajv-plugin.mjs';
import { compilePage } from '../page-plugin.mjs';

const QUERY = '?compiled';
const COMPILED = [
  ['schemas/plan.schema.json', compileSchema],
  ['src/report/map/page/page.ts', compilePage],
];

/** What a property is held against: the same inputs in each run, so that the score is the same. */
const INPUTS = { seed: 2026, numRuns: 25, endOnFailure: true };

/** The modules under `root`; `vitest` is what tests import of it. */
export async function modulesOf(root, vitest) {
  const compiled = new Map();
  for (const [path, compile] of COMPILED)
    compiled.set(`${resolve(root, path)}${QUERY}`, await compile(join(root, path)));
  return new Modules(root, compiled, vitest);
}

/**
 * Modules that stay, so that the code mutated is read and grows fast once; modules of tests do not, so that what a test
 * builds where it is described is built by each mutant.
 */
class Modules {
  constructor(root, compiled, vitest) {
    this.root = root;
    this.compiled = compiled;
    this.code = new Map();
    this.kept = new Map();
    this.require = createRequire(join(root, 'package.json'));
    const fc = this.require('fast-check');
    const assert = (property, options) => fc.assert(property, { ...options, ...INPUTS });
    this.given = new Map([
      ['vitest', vitest],
      ['fast-check', { ...fc, assert, default: { ...fc.default, assert } }],
    ]);
  }

  /** Forgets the modules of tests; with `all`, every module. */
  forget(all = false) {
    for (const path of this.kept.keys()) if (all || this.isTest(path)) this.kept.delete(path);
  }

  /** What a module exports. */
  load(path) {
    const known = this.kept.get(path);
    if (known !== undefined) return known.exports;
    const fresh = { exports: {} };
    this.kept.set(path, fresh);
    if (path.endsWith('.json')) fresh.exports = JSON.parse(readFileSync(path, 'utf8'));
    else this.bodyOf(path)(fresh, fresh.exports, (name) => this.import(name, path));
    return fresh.exports;
  }

  import(name, from) {
    if (name.startsWith('.')) return this.load(resolve(dirname(from), name));
    return this.given.get(name) ?? this.require(name);
  }

  /** The module as a function. Its code is translated once; a function made anew has variables of its own. */
  bodyOf(path) {
    const known = this.code.get(path);
    if (known !== undefined) return known;
    const body = compileFunction(this.translate(path), ['module', 'exports', 'require'], {
      filename: path,
    });
    this.code.set(path, body);
    return body;
  }

  translate(path) {
    const text = this.compiled.get(path) ?? readFileSync(path, 'utf8');
    const loader = path.endsWith('.ts') ? 'ts' : 'js';
    return transformSync(text, { loader, format: 'cjs', target: 'node20', supported: { 'dynamic-import': false } })
      .code;
  }

  isTest(path) {
    return relative(this.root, path).startsWith('test');
  }
}
