import { jsonText } from './escape.ts';

/** How a report is written in one format, with colors or without; `more` is what it shows beside the report. */
type Form<R, More> = (report: R, color: boolean, more: More) => string;

/** The forms of a report by the names of `--format`: text, and JSON. */
export function twoForms<R, More = void>(text: Form<R, More>): Readonly<Record<'text' | 'json', Form<R, More>>> {
  return { text, json: (report) => `${jsonText(report, 2)}\n` };
}

/** The same with Markdown. */
export function threeForms<R, More = void>(
  text: Form<R, More>,
  markdown: Form<R, More>,
): Readonly<Record<'text' | 'json' | 'markdown', Form<R, More>>> {
  return { ...twoForms(text), markdown };
}
