import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../src/manifest/schema-history.ts';
import { isJudged } from '../../src/manifest/schema-rules.ts';
import { compareReleases, RELEASES, type Release } from '../../src/metallb/release.ts';
import { KINDS, readKinds, type ServedKind } from '../../src/metallb/schemas.ts';

const FOLDER = new URL('../../../shared/crds/', import.meta.url);
const isMissing = !existsSync(new URL('index.json', FOLDER));
if (isMissing) console.warn(`No CRDs in ${FOLDER.pathname}: the schemas are not compared with MetalLB's.`);

interface Version {
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly schema: unknown;
}
type Crds = Readonly<Record<string, Readonly<Record<string, Version>>>>;

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}

function index(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(Object(read('index.json'))).map(([tag, file]) => [tag.slice(1), String(file)]),
  );
}

/** Kinds as one release has them, in the form of the CRDs. */
function crdsOf(kinds: readonly ServedKind[], release: Release): Crds {
  const crds: Record<string, Record<string, Version>> = {};
  for (const { kind, apiVersion, served, deprecatedSince, isStored, schema } of kinds) {
    if (kind === 'Service' || !isAlive(served, release, compareReleases)) continue;
    const deprecated = deprecatedSince !== undefined && compareReleases(release, deprecatedSince) >= 0;
    const version: Version = {
      served: true,
      storage: isStored,
      schema: schema.json(release),
      ...(deprecated ? { deprecated } : {}),
    };
    crds[kind] = { ...crds[kind], [apiVersion.replace('metallb.io/', '')]: version };
  }
  return crds;
}

describe.skipIf(isMissing)('the schemas', () => {
  it('know every release in order', () => {
    expect(RELEASES).toEqual(Object.keys(index()));
  });

  it.each(RELEASES)('say of release %s what its CRDs say', (release) => {
    expect(crdsOf(KINDS, release)).toEqual(read(index()[release] ?? ''));
  });

  const peer = readFileSync(new URL('../../schemas/metallb/BGPPeer.json', import.meta.url), 'utf8');

  it.each<readonly [string, string, string, readonly Release[]]>([
    ['a bound', '"is": 1, "since": "0.15.0"', '"is": 2, "since": "0.15.0"', ['0.15.0', '0.15.3', '0.16.1']],
    ['the date of a bound', '"is": 0, "until": "0.15.0"', '"is": 0, "until": "0.14.9"', ['0.14.9']],
    ['the date of a field', '"since": "0.16.0", "type"', '"since": "0.16.1", "type"', ['0.16.0']],
    ['an enum', '["internal", "external"]', '["internal"]', ['0.14.9', '0.15.0', '0.15.3', '0.16.0', '0.16.1']],
    ['the end of a requirement', '"is": true, "until": "0.14.9"', '"is": true, "until": "0.14.8"', ['0.14.8']],
    ['a default', '"default": 179', '"default": 180', RELEASES],
    ['a format', '"is": "int64", "since": "0.16.1"', '"is": "int32", "since": "0.16.1"', ['0.16.1']],
    ['a CEL rule', '<= 65535', '<= 65536', ['0.14.4', '0.16.1']],
    ['a deprecation', '"deprecated": { "since": "0.14.9" }', '"deprecated": { "since": "0.15.0" }', ['0.14.9']],
  ])('differ where %s is edited', (_, from, to, releases) => {
    const edited = peer.replace(/\s+/g, ' ').replace(from, to);
    expect(edited).not.toBe(peer.replace(/\s+/g, ' '));
    for (const release of releases) {
      const crds = Object(read(index()[release] ?? ''));
      expect(crdsOf(readKinds(JSON.parse(peer)), release)).toEqual({ BGPPeer: crds.BGPPeer });
      expect(crdsOf(readKinds(JSON.parse(edited)), release)).not.toEqual({ BGPPeer: crds.BGPPeer });
    }
  });
});

it('leaves unjudged only rules that compare with the stored object', () => {
  const text = JSON.stringify(KINDS.map(({ schema }) => schema.json('0.16.1')));
  const rules = [...text.matchAll(/"rule":("(?:[^"\\]|\\.)*")/g)].map((match) => String(JSON.parse(match[1] ?? '""')));
  expect([...new Set(rules.filter((rule) => !isJudged(rule)))]).toEqual(['self == oldSelf']);
});
