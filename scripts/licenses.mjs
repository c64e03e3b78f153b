import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the validators compiled from JSON Schemas carry of ajv, which the bundler does not list. */
const COMPILED = ['ajv', 'fast-deep-equal'];

/** The licenses of every package among the inputs of a bundle, as one text. Throws where a package has none. */
export function licenses(root, inputs) {
  const names = new Set(COMPILED);
  for (const input of inputs) {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
    if (name !== undefined) names.add(name);
  }
  const parts = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} comes without its license`);
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  return `mlb-lint carries these packages, each under its own license.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
