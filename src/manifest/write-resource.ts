import { Document, type Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { scalarNode, seenYaml, UNBROKEN } from './seen-yaml.ts';

/** What can be written into a resource; a Map is a mapping, in its order. */
export type Content = string | number | boolean | null | Commented | readonly Content[] | ReadonlyMap<string, Content>;

/** A value with the comments that stand before it, and the one behind it on its line; texts begin after the `#`. */
export class Commented {
  readonly value: Content;
  readonly before: readonly string[];
  readonly beside: string | undefined;

  constructor(value: Content, before: readonly string[], beside: string | undefined) {
    this.value = value;
    this.before = before;
    this.beside = beside;
  }
}

/**
 * A resource as one YAML document, in block style, without a marker. Strings that YAML 1.1 would read as something else
 * are quoted. The comments stand before all, a line each, and begin after their `#`. What cannot be seen stands escaped.
 */
export function writeResource(fields: ReadonlyMap<string, Content>, comments: readonly string[] = []): string {
  const document = new Document(null, { version: '1.1' });
  document.contents = nodeOf(fields);
  return seenYaml(comments.map((comment) => `#${oneLine(comment)}\n`).join('') + document.toString(UNBROKEN));
}

function nodeOf(content: Content): Node {
  if (content instanceof Commented) {
    const node = nodeOf(content.value);
    if (content.before.length > 0) node.commentBefore = content.before.map(oneLine).join('\n');
    if (content.beside !== undefined) node.comment = oneLine(content.beside);
    return node;
  }
  if (content instanceof Map) {
    const mapping = new YAMLMap<Node, Node>();
    for (const [key, part] of content) mapping.items.push(new Pair(scalarNode(key), nodeOf(part)));
    return mapping;
  }
  if (Array.isArray(content)) {
    const sequence = new YAMLSeq<Node>();
    for (const part of content) sequence.items.push(nodeOf(part));
    return sequence;
  }
  return scalarNode(content);
}

function oneLine(comment: string): string {
  return comment.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
