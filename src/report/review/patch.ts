import { unifiedDiff } from '../../text/unified-diff.ts';
import { type EditedFile, patch } from '../diff.ts';
import { counted } from '../run.ts';
import { fenceAround } from './fence.ts';
import type { MarkdownSection } from './section.ts';

/** Safe repairs, as a patch shows them. */
export interface Repairs {
  /** How many findings they repair. */
  readonly count: number;
  /** At least one; paths relative to the root of the repository. */
  readonly files: readonly EditedFile[];
}

/**
 * The repairs as one patch that `git apply` takes at the root of the repository, folded, a row a file. A file of which
 * a page does not give back every character is left out.
 */
export function patchSection({ count, files }: Repairs): MarkdownSection {
  const title = `${counted(count, 'finding')} can be repaired in ${counted(files.length, 'file')}`;
  const rows = files.filter(survives).map((file) => patch([file]));
  const hidden = files.length - rows.length;
  if (rows.length === 0) return { head: '', rows: [`${title}: \`mlb-lint --fix\` does it.\n`] };
  const { open, close } = fenceAround(rows, 'diff');
  const rest =
    hidden === 0
      ? ''
      : ` ${counted(hidden, 'file')} more ${hidden === 1 ? 'holds' : 'hold'} characters that a page does not give back: \`mlb-lint --fix\` repairs them.`;
  return {
    head: `<details><summary>${title}: the patch</summary>\n\n${HOW}${rest}\n\n${open}`,
    rows,
    tail: `${close}\n</details>\n`,
  };
}

const HOW =
  'At the root of the repository, `git apply` takes it: run it, paste, and press Ctrl-D. `mlb-lint --fix` does the same.';

/** Whether a patch of a file can be copied from a page as it is: nothing stands escaped, and lines end with LF alone. */
function survives(file: EditedFile): boolean {
  const text = patch([file]);
  const isPlain = text === unifiedDiff(file.path, file.original, file.lines) && !text.includes('\r');
  return isPlain && !/["\\]|\s$/.test(file.path);
}
