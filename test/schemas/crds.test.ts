import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isJudged } from '../../src/manifest/schema-rules.ts';
import { compareReleases, RELEASES } from '../../src/metallb/release.ts';
import { KINDS, schemaOf, servedIn } from '../../src/metallb/schemas.ts';

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

/** The kinds, versions and schemas of a release as the project has them, in the form of the CRDs. */
function ours(release: string): Crds {
  const crds: Record<string, Record<string, Version>> = {};
  const known = RELEASES.find((one) => one === release);
  if (known === undefined) throw new Error(`Release ${release} is not known.`);
  for (const { kind, apiVersion, deprecatedSince, isStored } of KINDS) {
    if (kind === 'Service' || !servedIn(kind, apiVersion, known)) continue;
    const deprecated = deprecatedSince !== undefined && compareReleases(known, deprecatedSince) >= 0;
    crds[kind] ??= {};
    Object.assign(crds[kind], {
      [apiVersion.replace('metallb.io/', '')]: {
        ...(deprecated ? { deprecated } : {}),
        schema: schemaOf(kind, apiVersion, known),
        served: true,
        storage: isStored,
      },
    });
  }
  return crds;
}

describe.skipIf(isMissing)('the schemas', () => {
  it('know every release in order', () => {
    expect(RELEASES).toEqual(Object.keys(index()));
  });

  it.each(RELEASES)('say of release %s what its CRDs say', (release) => {
    expect(ours(release)).toEqual(read(index()[release] ?? ''));
  });

  it.each([
    ['a bound', (text: string) => text.replace('"maximum":16384', '"maximum":65535')],
    ['an enum', (text: string) => text.replace('"enum":["internal","external"]', '"enum":["internal"]')],
    ['a required field', (text: string) => text.replace('"required":["myASN"]', '"required":["myASN","peerASN"]')],
    ['a default', (text: string) => text.replace('"default":179', '"default":180')],
    ['a CEL rule', (text: string) => text.replace('<= 65535', '<= 65536')],
    ['a format', (text: string) => text.replace('"format":"int64"', '"format":"int32"')],
  ])('differ where %s is edited', (_, edit) => {
    const text = JSON.stringify(ours('0.16.1'));
    expect(edit(text)).not.toBe(text);
    expect(JSON.parse(edit(text))).not.toEqual(read('v0.16.1.json'));
  });
});

it('leaves unjudged only rules that compare with the stored object', () => {
  const text = JSON.stringify(KINDS.map(({ schema }) => schema.json('0.16.1')));
  const rules = [...text.matchAll(/"rule":("(?:[^"\\]|\\.)*")/g)].map((match) => String(JSON.parse(match[1] ?? '""')));
  expect([...new Set(rules.filter((rule) => !isJudged(rule)))]).toEqual(['self == oldSelf']);
});
