import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const QUERY = '?compiled';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The ES module whose default export validates values by the JSON Schema of a file. It imports nothing, so ajv's
 * compiler is no part of what uses it. All errors of a value are collected.
 */
export async function compileSchema(file) {
  const schema = JSON.parse(await readFile(file, 'utf8'));
  const Compiler = schema.$schema?.includes('2020-12') ? Ajv2020.default : Ajv.default;
  const ajv = new Compiler({
    allErrors: true,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true, lines: false },
  });
  const code = inLinearTime(standaloneCode.default(ajv, ajv.compile(schema)));
  const bundled = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    logLevel: 'silent',
  });
  return bundled.outputFiles[0].text;
}

/** ajv copies all errors found so far for each part of a value that has some: they are added to the list instead. */
function inLinearTime(code) {
  const joined = code.replace(/vErrors\.concat\((\w+\.errors)\)/g, 'addErrors(vErrors, $1)');
  if (joined.includes('vErrors.concat')) throw new Error('ajv joins errors in a way that is not known');
  return `${joined}
function addErrors(all, more) {
  for (const error of more) all.push(error);
  return all;
}
`;
}

/** Loads `x.json?compiled` as a validating module when esbuild bundles. */
export const esbuildAjv = {
  name: 'ajv',
  setup(bundle) {
    bundle.onResolve({ filter: /\.json\?compiled$/ }, (args) => ({
      path: resolve(args.resolveDir, args.path.slice(0, -QUERY.length)),
      namespace: 'ajv',
    }));
    bundle.onLoad({ filter: /./, namespace: 'ajv' }, async (args) => ({
      contents: await compileSchema(args.path),
      loader: 'js',
      watchFiles: [args.path],
    }));
  },
};

/** Loads `x.json?compiled` as a validating module in tests. Its id must not end in `.json`, which vite reads itself. */
export const viteAjv = {
  name: 'ajv',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!id.endsWith(`.json${QUERY}`) || importer === undefined) return undefined;
    return `\0ajv:${resolve(dirname(importer), id.slice(0, -QUERY.length))}.js`;
  },
  load(id) {
    if (!id.startsWith('\0ajv:')) return undefined;
    return compileSchema(id.slice('\0ajv:'.length, -'.js'.length));
  },
};
