import type { EditedLine } from '../text/edited-lines.ts';
import { unifiedDiff } from '../text/unified-diff.ts';
import { visible } from './escape.ts';

const MARK = '\uFEFF';

/** A file of which the lines are edited. */
export interface EditedFile {
  /** As people read it. */
  readonly path: string;
  readonly original: string;
  readonly lines: readonly EditedLine[];
  /** Whether the file begins with a byte order mark, which is in neither text. */
  readonly hasMark: boolean;
}

/**
 * Edited files as one patch. What a terminal would act upon is escaped, other than tabs and line ends: a patch with such
 * a character in it does not apply.
 */
export function patch(files: readonly EditedFile[]): string {
  return files
    .map(({ path, original, lines, hasMark }) => {
      const mark = hasMark ? MARK : '';
      const marked = lines.map((line, index) => (index === 0 ? { ...line, text: mark + line.text } : line));
      return unifiedDiff(visible(path), mark + original, marked);
    })
    .map((text) =>
      text
        .split(/([\t\r\n]|^[-+ ]\uFEFF)/m)
        .map(shown)
        .join(''),
    )
    .join('');
}

/** Every second part is kept as it is. */
function shown(part: string, index: number): string {
  return index % 2 === 0 ? visible(part) : part;
}
