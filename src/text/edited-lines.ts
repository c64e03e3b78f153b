import type { Edit } from './edit.ts';

/** A line of an edited text with its line end; `origin` is the line of the original it is, from 0, undefined for a new one. */
export interface EditedLine {
  readonly text: string;
  readonly origin: number | undefined;
}

/** The lines of a text that nothing was done to yet. A line ends with LF, as in a patch. */
export function untouchedLines(text: string): readonly EditedLine[] {
  return splitLines(text).map((line, origin) => ({ text: line, origin }));
}

/** The text that lines make. */
export function textOfLines(lines: readonly EditedLine[]): string {
  return lines.map(({ text }) => text).join('');
}

/**
 * Applies edits of one file to its lines. Their offsets are those of the lines' text; they do not overlap. Lines that
 * no edit changes keep their origin.
 */
export function editLines(lines: readonly EditedLine[], edits: readonly Edit[]): readonly EditedLine[] {
  const pending = [...edits].sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
  const edited: EditedLine[] = [];
  let offset = 0;
  let index = 0;
  const take = (): void => {
    offset += lines[index]?.text.length ?? 0;
    index += 1;
  };
  for (let next = 0; next < pending.length; ) {
    for (let line = lines[index]; line !== undefined && isBefore(line, offset, pending[next]); line = lines[index]) {
      edited.push(line);
      take();
    }
    const [from, start, first] = [index, offset, next];
    const block = () => replaced(textOfLines(lines.slice(from, index)), start, pending.slice(first, next));
    for (let isOpen = true; isOpen; ) {
      for (let edit = pending[next]; edit !== undefined && (next === first || edit.at.start < offset); ) {
        while (index < lines.length && offset < Math.max(edit.at.end, edit.at.start + 1)) take();
        next += 1;
        edit = pending[next];
      }
      // What lost its line end goes on in the next line, where further edits may begin.
      isOpen = index < lines.length && /[^\n]$/.test(block());
      if (isOpen) take();
    }
    edited.push(...settled(lines.slice(from, index), splitLines(block())));
  }
  return [...edited, ...lines.slice(index)];
}

/** Whether a line ends before an edit begins; behind the last line end of a text there is none. */
function isBefore({ text }: EditedLine, offset: number, edit: Edit | undefined): boolean {
  return edit !== undefined && text.endsWith('\n') && offset + text.length <= edit.at.start;
}

/** A text that starts at an offset, edited. */
function replaced(text: string, start: number, edits: readonly Edit[]): string {
  let copied = 0;
  let done = '';
  for (const { at, text: instead } of edits) {
    done += text.slice(copied, at.start - start) + instead;
    copied = at.end - start;
  }
  return done + text.slice(copied);
}

/** The new lines of a block; those at its ends that are as before keep their origin. */
function settled(before: readonly EditedLine[], after: readonly string[]): readonly EditedLine[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head]?.text === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail)?.text === after.at(-1 - tail)) tail++;
  return after.map((text, index) => {
    const old = index < head ? before[index] : before[before.length - after.length + index];
    return old !== undefined && (index < head || index >= after.length - tail) ? old : { text, origin: undefined };
  });
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
