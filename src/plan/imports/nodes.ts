import { readDocuments } from '../../manifest/documents.ts';
import { isFields } from '../../manifest/tree.ts';
import type { Source } from '../../text/source.ts';
import { Entry } from '../entry.ts';
import { Gathering } from './gathering.ts';
import type { Importer } from './imported.ts';
import { mappingsAt, openJson, plainAt, textAt } from './json-file.ts';

/** What `kubectl get nodes -o json` or `-o yaml` prints: every Node with its addresses, labels and pod prefixes. */
export const nodes: Importer = (source, { prefixes }) => {
  const gathering = new Gathering(prefixes);
  const tops = openYaml(source, gathering);
  if (gathering.unread) return gathering;
  const found = tops.flatMap((top) => (plainAt(top, 'kind') === 'Node' ? [top] : mappingsAt(top, 'items')));
  if (found.length === 0 && !tops.some((top) => top.get('items') !== undefined)) {
    return gathering.refuse('no Node here: expected what "kubectl get nodes -o yaml" prints', source.whole());
  }
  for (const node of found) readNode(node, gathering);
  return gathering;
};

/** The documents of a file; JSON is read as such, which is faster. */
function openYaml(source: Source, gathering: Gathering): readonly Entry[] {
  if (/^\s*\{/.test(source.text.slice(0, 100))) {
    const top = openJson(source, gathering);
    return top === undefined ? [] : [top];
  }
  const { documents } = readDocuments(source);
  const [problem] = documents.flatMap((document) => document.problems);
  if (problem !== undefined) gathering.refuse(problem.message, problem.at ?? source.whole());
  return documents.flatMap(({ tree, places }) => {
    if (tree === undefined || !isFields(tree)) return [];
    return [Entry.top({ tree, places, report: (one) => gathering.problems.push(one) })];
  });
}

/** The addresses that packets go to; names and what is unknown to Kubernetes are none. */
const ADDRESSES = new Set(['InternalIP', 'ExternalIP']);
const NAMES = new Set(['Hostname', 'InternalDNS', 'ExternalDNS']);

function readNode(node: Entry, gathering: Gathering): void {
  const kind = plainAt(node, 'kind');
  if (kind !== undefined && kind !== 'Node') {
    node.get('kind')?.blame(`a ${kind}, where Nodes belong`);
    return;
  }
  const metadata = node.get('metadata');
  const name = metadata && textAt(metadata, 'name');
  if (name === undefined) {
    node.blame('a Node without a name');
    return;
  }
  const status = node.get('status');
  const addresses = (status === undefined ? [] : mappingsAt(status, 'addresses')).flatMap((entry) => {
    const type = plainAt(entry, 'type') ?? '';
    const text = textAt(entry, 'address');
    if (text === undefined || NAMES.has(type)) return [];
    if (ADDRESSES.has(type)) return gathering.address(text.located) ?? [];
    entry.blame(`an address of type "${type}"`);
    return [];
  });
  const spec = node.get('spec');
  const many = spec?.list('podCIDRs') ?? [];
  const texts = many.length > 0 ? many : (spec?.oneOrMore('podCIDR') ?? []);
  const labels = (metadata?.get('labels')?.entries() ?? []).map(([key, value]) => [key, value.text] as const);
  const podCIDRs = texts.flatMap((text) => gathering.prefix(text.located) ?? []);
  gathering.nodes.push({ at: name.at, name: name.located, addresses, labels: new Map(labels), podCIDRs });
}
