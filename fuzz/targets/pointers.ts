import { readDocuments } from '../../src/manifest/documents.ts';
import { isFields, isItems, type Tree, valueAt } from '../../src/manifest/tree.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import type { ExtractPlan, ExtractPool } from '../../src/plan/plan.ts';
import { extract } from '../../src/source/extract/extract.ts';
import { pointTo } from '../../src/source/extract/pointer.ts';
import { Source } from '../../src/text/source.ts';
import { readerOf } from '../../test/source/memory-repository.ts';
import { demandProblem, demandSpan } from '../laws.ts';
import { demand, type Target } from '../target.ts';
import { YAML_WORDS } from '../yaml.ts';

/** A JSON Pointer on the first line, and below it the YAML or JSON that it leads into. */
export const target: Target = {
  dictionary: [
    ...YAML_WORDS,
    ...[
      '/',
      '~0',
      '~1',
      '/0',
      '/01',
      '/-',
      '/__proto__',
      '/constructor/prototype',
      '/length',
      '/size',
      '/get',
      '/toString',
      '\n',
    ],
    ...['config', 'net:pools', 'true', 'false', '192.0.2.0/28', '192.0.2.1, 192.0.2.9', 'ports: [{ port: 80 }]'],
  ],
  seeds: [
    '/config/monorepo:metallb_ip_range\nconfig:\n  monorepo:metallb_enabled: "true"\n  monorepo:metallb_ip_range: "192.0.2.1/32, 192.0.2.9"\n  a/b~c: 1\n',
    '/a~1b~0c/0\n{ "a/b~c": ["192.0.2.1/32"], "__proto__": { "x": 1 } }',
    '/list\nlist:\n  - { name: a, addresses: [192.0.2.0/28], x: ${A} }\n  - { name: ENC[x], addresses: 1 }\n',
    '/service/type\nservice: { type: LoadBalancer, loadBalancerIP: 192.0.2.7, annotations: { a: b }, ports: [{ port: 443 }] }\n',
    '/constructor/prototype\na: 1\n',
  ],
  run: (input) => {
    const { pointer, text } = readInput(input);
    const { tree } = readDocuments(new Source('a.yaml', text)).documents[0] ?? {};
    if (tree === undefined) return;
    const found = pointTo(tree, pointer);
    const second = secondReading(tree, pointer);
    if ('missing' in found) demand(second === undefined, 'what nobody finds is not there');
    else {
      demand(Object.is(second, found.value), 'a pointer leads where it is written');
      demand(Object.is(valueAt(tree, found.route), found.value), 'the route of a value leads to it');
      demand(isValue(found.value), 'a pointer leads to what a document holds');
    }
    demand(Object.keys(Object.prototype).length === 0, 'the prototype of objects stays as it is');
  },
  inspect: (input) => {
    const { pointer, text } = readInput(input);
    const { manifests, problems, version } = extract(readerOf({ 'a.yaml': text }), [entryOf(pointer)], '');
    for (const problem of problems) demandProblem(problem);
    if (version !== undefined) demandSpan(version.at);
    for (const manifest of manifests) {
      for (const route of [[], ['spec', 'addresses', 0], ['metadata', 'name'], ['spec', 'ports', 0]]) {
        demandSpan(manifest.at(route));
        demandSpan(manifest.keyAt(route));
      }
    }
  },
};

function readInput(input: Buffer): { readonly pointer: string; readonly text: string } {
  const [pointer = '', ...lines] = input.toString().split('\n');
  return { pointer, text: lines.join('\n') };
}

/** RFC 6901 once more, step by step. */
function secondReading(tree: Tree, pointer: string): Tree | undefined {
  let value: Tree | undefined = tree;
  for (const written of pointer.split('/').slice(1)) {
    const step = written.replace(/~[01]/g, (mark) => (mark === '~1' ? '/' : '~'));
    if (value instanceof Unknown) return value;
    if (isItems(value)) value = value.find((_, index) => String(index) === step);
    else value = isFields(value) ? value.get(step) : undefined;
  }
  return value;
}

function isValue(value: Tree): boolean {
  return value === null || isFields(value) || isItems(value) || value instanceof Unknown || typeof value !== 'object';
}

const PLAN = new Source('plan.yaml', 'version: 1\n').whole();

/** Everything that can be extracted, by one pointer. */
function entryOf(pointer: string): ExtractPlan {
  const it = { value: pointer, at: PLAN };
  const pool: ExtractPool = {
    at: PLAN,
    name: { value: 'lab', at: PLAN },
    addresses: it,
    advertise: 'l2',
    autoAssign: it,
  };
  return {
    at: PLAN,
    file: { value: 'a.yaml', at: PLAN },
    enabled: it,
    version: it,
    pools: [pool],
    poolsFrom: [
      { ...pool, list: it, name: { value: '/name', at: PLAN }, addresses: { value: '/addresses', at: PLAN } },
    ],
    services: [
      {
        at: PLAN,
        service: { value: { namespace: 'a', name: 'b' }, at: PLAN },
        type: it,
        address: it,
        annotations: it,
        class: it,
        ports: it,
      },
    ],
  };
}
