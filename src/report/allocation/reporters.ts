import { threeForms } from '../forms.ts';
import { allocationMarkdown } from './markdown.ts';
import { allocationText } from './text.ts';

/** The forms of a prediction, by the names of `--format`. */
export const allocationReporters = threeForms(allocationText, allocationMarkdown);
