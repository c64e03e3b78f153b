import { Document, isCollection, isMap, isSeq, type Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { scalarNode, seenYaml, UNBROKEN } from './seen-yaml.ts';

/** What can be written as YAML; a Map is a mapping, in its order. */
export type Writable = string | number | boolean | null | readonly Writable[] | ReadonlyMap<string, Writable>;

/**
 * The YAML of a value: strings that YAML 1.1 would read as something else are quoted, lists of single values and items
 * that are mappings of single values stand in one line. The comment, of any number of lines, stands before all. What
 * cannot be seen stands escaped.
 */
export function writeYaml(value: Writable, comment: readonly string[] = []): string {
  const document = new Document(null, { version: '1.1' });
  document.contents = nodeOf(value, false);
  document.commentBefore = comment.map((line) => ` ${line}`).join('\n');
  return seenYaml(document.toString({ ...UNBROKEN, flowCollectionPadding: true }));
}

function nodeOf(value: Writable, isItem: boolean): Node {
  if (value instanceof Map) {
    const mapping = new YAMLMap<Node, Node>();
    for (const [key, part] of value) mapping.items.push(new Pair(scalarNode(key), nodeOf(part, false)));
    mapping.flow = isItem && mapping.items.every((pair) => isPlain(pair.value));
    return mapping;
  }
  if (Array.isArray(value)) {
    const sequence = new YAMLSeq<Node>();
    for (const part of value) sequence.items.push(nodeOf(part, true));
    sequence.flow = sequence.items.every((item) => !isCollection(item));
    return sequence;
  }
  return scalarNode(value);
}

/** A single value, or a list of them. */
function isPlain(node: Node | null): boolean {
  return !isMap(node) && (!isSeq<Node>(node) || node.items.every((item) => !isCollection(item)));
}
