import { twoForms } from '../forms.ts';
import { whyText } from './text.ts';

/** The forms of answers, by the names of `--format`. */
export const whyReporters = twoForms(whyText);
