import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages that a bundle carries as a bill of materials in CycloneDX 1.6, with the checksums that the lock file
 * holds them to. Without a date and a serial number: the same packages give the same bytes.
 */
export function sbom(root, packages) {
  const self = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const about = component('application', self);
  const byName = new Map(packages.map((one) => [one.name, one]));
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: about },
    components: packages.map((one) => ({ ...component('library', one), ...hashes(one, locked[one.folder]) })),
    dependencies: [
      { ref: about['bom-ref'], dependsOn: packages.map(purl) },
      ...packages.map((one) => ({ ref: purl(one), dependsOn: needs(one, byName) })),
    ],
  };
  return `${JSON.stringify(bill, undefined, 2)}\n`;
}

/** `@scope/name` is a group and a name; a license that is more than one identifier is an expression. */
function component(type, { name, version, license }) {
  const [bare, group] = name.split('/').reverse();
  const isPlain = /^[\w.+-]+$/.test(license);
  return {
    type,
    'bom-ref': purl({ name, version }),
    ...(group === undefined ? {} : { group }),
    name: bare,
    version,
    licenses: [isPlain ? { license: { id: license } } : { expression: license }],
    purl: purl({ name, version }),
  };
}

function purl({ name, version }) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

/** The lock file keeps checksums in base64, the bill in hexadecimal. Throws where it has none. */
function hashes({ name, version }, entry) {
  const [, sum] = /^sha512-(\S+)$/.exec(entry?.integrity ?? '') ?? [];
  if (sum === undefined || entry.version !== version) throw new Error(`${name} ${version} is not what is locked`);
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(sum, 'base64').toString('hex') }] };
}

/** The packages of the bundle that one names as its dependencies. */
function needs({ dependencies }, byName) {
  return dependencies.flatMap((name) => (byName.has(name) ? purl(byName.get(name)) : [])).sort();
}
