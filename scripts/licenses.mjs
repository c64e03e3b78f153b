import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the validators compiled from JSON Schemas carry of ajv, which the bundler does not list. */
const COMPILED = ['node_modules/ajv', 'node_modules/fast-deep-equal'];

/** The packages among the inputs of a bundle, by name and version: each with its folder below the root. */
export function bundledPackages(root, inputs) {
  const folders = new Set(COMPILED);
  for (const input of inputs) {
    const [, folder] = /^.*?((?:node_modules\/(?:@[^/]+\/)?[^/]+\/)+)/.exec(input) ?? [];
    if (folder !== undefined) folders.add(folder.slice(0, -1));
  }
  const packages = [...folders].map((folder) => {
    const text = readFileSync(join(root, folder, 'package.json'), 'utf8');
    const { name, version, license, dependencies = {} } = JSON.parse(text);
    return { folder, name, version, license, dependencies: Object.keys(dependencies) };
  });
  return packages.sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** The licenses of packages, as one text. Throws where a package has none. */
export function licenses(root, packages) {
  const parts = packages.map(({ folder, name, version, license }) => {
    const path = join(root, folder);
    const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} comes without its license`);
    const text = readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `mlb-lint carries these packages, each under its own license.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
