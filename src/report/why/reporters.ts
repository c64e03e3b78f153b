import { jsonText } from '../escape.ts';
import { whyText } from './text.ts';
import type { WhyReport } from './why.ts';

/** How answers are written: by format, with colors or without. */
type WhyReporter = (report: WhyReport, color: boolean) => string;

/** The forms of answers, by the names of `--format`. */
export const whyReporters = {
  text: whyText,
  json: (report) => `${jsonText(report, 2)}\n`,
} as const satisfies Readonly<Record<string, WhyReporter>>;
