import { readDocuments } from '../../manifest/documents.ts';
import type { Places } from '../../manifest/manifest.ts';
import type { Tree } from '../../manifest/tree.ts';
import { Unknown } from '../../manifest/unknown.ts';
import { Source, type Span } from '../../text/source.ts';
import type { Values } from './values.ts';

/**
 * The mapping that a YAML text holds, such as a ConfigMap's or `valuesContent`. `at` is where the text stands: in a
 * block (`|`) each value has a place of its own there, in other texts all have that of the text. A text that is unknown
 * in parts is read: the parts stay unknown. Undefined where it is no text, does not parse or holds no mapping.
 */
export function embeddedValues(text: Tree | undefined, at: Span): Values | undefined {
  const written = text instanceof Unknown ? text.text : text;
  if (typeof written !== 'string' || !written.includes(':')) return undefined;
  const inner = new Source(at.source.path, written);
  const [document] = readDocuments(inner).documents;
  if (document?.fields === undefined || document.problems.length > 0) return undefined;
  const { places } = document;
  const outer = outerSpans(written, inner, at);
  const mapped: Places = {
    value: (route) => outer(places.value(route)),
    key: (route) => outer(places.key(route)),
  };
  return { tree: document.fields, places: mapped };
}

/** Leads from places in a text to places in the file around it. */
function outerSpans(written: string, inner: Source, at: Span): (span: Span) => Span {
  const { source } = at;
  const standing = source.text.slice(at.start, at.end);
  if (standing !== '' && written.startsWith(standing)) {
    return ({ start, end }) => ({ source, start: at.start + start, end: Math.min(at.start + end, at.end) });
  }
  if (!standing.startsWith('|')) return () => at;
  const lines = blockLines(written, standing);
  return ({ start, end }) => {
    const from = inner.position(start);
    const line = lines[from.line - 1];
    if (line === undefined) return at;
    const first = at.start + line.start;
    const isSame = line.text === inner.line(from.line);
    const last = Math.min(end - start, inner.line(from.line).length - (from.column - 1));
    if (!isSame) return { source, start: first, end: first + line.text.length };
    return { source, start: first + from.column - 1, end: first + from.column - 1 + Math.max(0, last) };
  };
}

interface BlockLine {
  /** Its offset in the block, behind the indentation. */
  readonly start: number;
  readonly text: string;
}

/** The lines of a block as it stands in its file, without the header and the indentation. */
function blockLines(written: string, standing: string): readonly BlockLine[] {
  const lines: { readonly start: number; readonly text: string }[] = [];
  for (const match of standing.matchAll(/(?:\r\n|\n|\r)([^\r\n]*)/g)) {
    lines.push({ start: match.index + match[0].length - (match[1] ?? '').length, text: match[1] ?? '' });
  }
  const leading = (text: string) => text.length - text.trimStart().length;
  const outer = lines.find(({ text }) => text.trim() !== '')?.text ?? '';
  const own = written.split('\n').find((text) => text.trim() !== '') ?? '';
  const indent = Math.max(0, leading(outer) - leading(own));
  return lines.map(({ start, text }) => ({
    start: start + Math.min(indent, leading(text)),
    text: text.slice(Math.min(indent, leading(text))),
  }));
}
