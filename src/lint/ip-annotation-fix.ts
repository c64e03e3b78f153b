import type { Manifest } from '../manifest/manifest.ts';
import { isFields, type Route } from '../manifest/tree.ts';
import type { Edit } from '../text/edit.ts';
import { lineEndOf } from '../text/line-end.ts';
import type { Source } from '../text/source.ts';

/**
 * The edits that turn `spec.loadBalancerIP` into an annotation: its line goes, a line under `metadata.annotations` comes.
 * Undefined where the manifest is not written in plain lines of its own file, or the line says more than that.
 */
export function ipAnnotationEdits(manifest: Manifest, annotation: string): readonly Edit[] | undefined {
  const value = manifest.get(IP);
  const removed = typeof value === 'string' ? ownLine(manifest, IP) : undefined;
  const added = insertion(manifest, `${annotation}: "${String(value)}"`);
  if (removed === undefined || added === undefined || added.at.source !== removed.at.source) return undefined;
  if (mayShare(removed.at.source)) return undefined;
  return added.at.start < removed.at.start ? [added, removed] : [removed, added];
}

/** Whether a file may have an anchor, an alias or a merge key: a line may then be of several resources. */
function mayShare(source: Source): boolean {
  const known = sharing.get(source) ?? /<<["']? *:|[:\-[,] *[*&]\w/.test(source.text);
  sharing.set(source, known);
  return known;
}

const sharing = new WeakMap<Source, boolean>();

const IP: Route = ['spec', 'loadBalancerIP'];
const METADATA: Route = ['metadata'];
const ANNOTATIONS: Route = ['metadata', 'annotations'];

/** Removes the line of a field that has it to itself, and is not the last one of its mapping. */
function ownLine(manifest: Manifest, route: Route): Edit | undefined {
  const { source, start } = manifest.keyAt(route);
  const line = lineAround(source, start);
  const parent = manifest.get(route.slice(0, -1));
  const isPlain = /^ *loadBalancerIP: *(["']?)[\w.:]+\1 *$/.test(line.text);
  if (!isPlain || !isFields(parent) || parent.size < 2) return undefined;
  return { at: { source, start: line.start, end: line.next }, text: '' };
}

/** Adds an annotation as the first of those there are, or with its mapping as the first of the metadata. */
function insertion(manifest: Manifest, annotation: string): Edit | undefined {
  const annotations = manifest.get(ANNOTATIONS);
  if (annotations !== undefined && !isFields(annotations)) return undefined;
  const isNew = annotations === undefined || annotations.size === 0;
  if (annotations !== undefined && isNew) return undefined;
  const route = isNew ? METADATA : ANNOTATIONS;
  const first = firstChild(manifest, route);
  if (first === undefined) return undefined;
  const { source, start, indent, newline } = first;
  const lines = isNew ? ['annotations:', `  ${annotation}`] : [annotation];
  const text = lines.map((line) => indent + line + newline).join('');
  return { at: { source, start, end: start }, text };
}

/** The line of a mapping's first key, where every key has a line of its own below the key that holds them. */
function firstChild(manifest: Manifest, route: Route) {
  const fields = manifest.get(route);
  const key = isFields(fields) ? fields.keys().next().value : undefined;
  if (key === undefined) return undefined;
  const own = manifest.keyAt(route);
  const child = manifest.keyAt([...route, key]);
  const { source } = child;
  const line = lineAround(source, child.start);
  const indent = source.text.slice(line.start, child.start);
  const text = source.text.slice(child.start, child.end).replace(/^["']|["']$/g, '');
  const isBelow = own.source === source && lineAround(source, own.start).start < line.start;
  if (!isBelow || text !== key || !/^ +$/.test(indent)) return undefined;
  return { source, start: line.start, indent, newline: lineEndOf(source.text) };
}

/** The line around an offset: its start, its text, and the start of the next one. */
function lineAround(source: Source, offset: number) {
  const { line, column } = source.position(offset);
  const start = offset - column + 1;
  const text = source.line(line);
  const end = start + text.length;
  const next = source.text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, source.text.length);
  return { start, text, next };
}
