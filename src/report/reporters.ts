import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import type { Reporter } from './run.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

/** The forms of a findings report, by the names of `--format`. */
export const reporters = { text, json, sarif, junit, github, gitlab, markdown } as const satisfies Readonly<
  Record<string, Reporter>
>;
