import { threeForms } from '../forms.ts';
import { upgradeMarkdown } from './markdown.ts';
import { upgradeText } from './text.ts';

/** The forms of an upgrade, by the names of `--format`. */
export const upgradeReporters = threeForms(upgradeText, upgradeMarkdown);
