import { deepStrictEqual as deepEqual } from 'node:assert';
import { isMap, isNode, isScalar, isSeq } from 'yaml';
import { Allowance } from '../src/manifest/allowance.ts';
import { chunksOf } from '../src/manifest/chunks.ts';
import { composeAny } from '../src/manifest/compose.ts';
import { composePlain } from '../src/manifest/plain-compose.ts';
import { Source } from '../src/text/source.ts';

/**
 * What matters of a node, as text: its form, its value, and the text that it spans. Nobody asks where an empty value
 * stands, and `yaml` does not count comments when it tells where a block collection ends.
 */
function shown(node: unknown, text: string): unknown {
  if (!isNode(node)) return String(node);
  const [start = 0, end = 0] = node.range ?? [];
  if (isScalar(node))
    return node.value === '' && node.type === 'PLAIN' ? '' : [node.type, node.value, span(text, start, end)];
  const whole = text.includes('#') ? start : span(text, start, end);
  if (isSeq(node)) return { whole, flow: node.flow === true, items: node.items.map((item) => shown(item, text)) };
  if (!isMap(node)) return 'alias';
  const pairs = node.items.map(({ key, value }) => [shown(key, text), shown(value, text)]);
  return { whole, flow: node.flow === true, pairs };
}

function span(text: string, start: number, end: number): string {
  return `${start}: ${text.slice(start, end).trimEnd()}`;
}

/**
 * Where a document of a text is composed as a plain one, `yaml` has to make the same of it; gives how often that was so.
 * Throws where it does not.
 */
export function agreements(text: string): number {
  const source = new Source('a.yaml', text);
  return chunksOf(text).filter((chunk) => {
    const own = text.slice(chunk.start, chunk.end);
    const plain = composePlain(own);
    if (plain === undefined) return false;
    const { root, problem, targets } = composeAny(source, chunk, new Allowance());
    deepEqual([problem, targets.size], [undefined, 0]);
    deepEqual(shown(plain.root, own), shown(root, own));
    return true;
  }).length;
}
