import type { AllocationReport } from '../../site/allocation.ts';
import { jsonText } from '../escape.ts';
import { allocationMarkdown } from './markdown.ts';
import { allocationText } from './text.ts';

/** How a prediction is written: by format, with colors or without. */
type AllocationReporter = (report: AllocationReport, color: boolean) => string;

/** The forms of a prediction, by the names of `--format`. */
export const allocationReporters = {
  text: allocationText,
  json: (report) => `${jsonText(report, 2)}\n`,
  markdown: allocationMarkdown,
} as const satisfies Readonly<Record<string, AllocationReporter>>;
