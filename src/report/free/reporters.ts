import { jsonText } from '../escape.ts';
import type { FreeReport } from './free.ts';
import { freeText } from './text.ts';

/** How free blocks are written: by format, with colors or without. */
type FreeReporter = (report: FreeReport, color: boolean) => string;

/** The forms of free blocks, by the names of `--format`. */
export const freeReporters = {
  text: freeText,
  json: (report) => `${jsonText(report, 2)}\n`,
} as const satisfies Readonly<Record<string, FreeReporter>>;
