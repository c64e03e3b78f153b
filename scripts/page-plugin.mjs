import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const QUERY = '?compiled';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The ES module that exports a page's `script`, with all that it imports, and its `style`, the sheet beside it, as text
 * that can stand in the page itself: neither holds what ends its element.
 */
export async function compilePage(file) {
  const [script, style] = await Promise.all([minified(file), minified(file.replace(/\.ts$/, '.css'))]);
  return `export const script = ${JSON.stringify(script)};\nexport const style = ${JSON.stringify(style)};\n`;
}

async function minified(file) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: ['es2022'],
    minify: true,
    charset: 'ascii',
    legalComments: 'none',
    write: false,
  });
  const text = outputFiles[0].text.trim();
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${file} holds what ends its element`);
  return text;
}

/** Loads `page.ts?compiled` as a module of texts when esbuild bundles. */
export const esbuildPage = {
  name: 'page',
  setup(bundle) {
    bundle.onResolve({ filter: /\/page\.ts\?compiled$/ }, (args) => ({
      path: resolve(args.resolveDir, args.path.slice(0, -QUERY.length)),
      namespace: 'page',
    }));
    bundle.onLoad({ filter: /./, namespace: 'page' }, async (args) => ({
      contents: await compilePage(args.path),
      loader: 'js',
      watchFiles: [args.path],
    }));
  },
};

/** Loads `page.ts?compiled` as a module of texts in tests. */
export const vitePage = {
  name: 'page',
  enforce: 'pre',
  resolveId(id, importer) {
    if (!id.endsWith(`/page.ts${QUERY}`) || importer === undefined) return undefined;
    return `\0page:${resolve(dirname(importer), id.slice(0, -QUERY.length))}.js`;
  },
  load(id) {
    if (!id.startsWith('\0page:')) return undefined;
    return compilePage(id.slice('\0page:'.length, -'.js'.length));
  },
};
