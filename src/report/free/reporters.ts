import { twoForms } from '../forms.ts';
import { freeText } from './text.ts';

/** The forms of free blocks, by the names of `--format`. */
export const freeReporters = twoForms(freeText);
