import type { RuleFacts } from '../../src/lint/rule-facts.ts';

/** A Bad or Good case of a page: the files of a repository. */
export interface Case {
  readonly section: 'Bad' | 'Good';
  /** Its heading; empty where the section has one case. */
  readonly title: string;
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Index of the line its findings are shown at. */
  readonly shownAt: number;
}

/** A rule's page taken apart. `lines` are without what is generated: the head and the findings. */
export interface Page {
  readonly lines: readonly string[];
  readonly cases: readonly Case[];
}

const HEAD = '<!-- head -->';
const HEAD_END = '<!-- /head -->';
const GENERATED = ['```text', '```diff'];
const DEFAULT_PATH = 'manifests.yaml';

/** Reads a page. Throws where a fence is left open or two files of a case have one path. */
export function readPage(markdown: string): Page {
  const lines = withoutGenerated(markdown.trimEnd().split('\n'));
  const cases: Case[] = [];
  let section = '';
  let title = '';
  let files = new Map<string, string>();
  let shownAt = 0;
  const finish = () => {
    if (files.size > 0 && (section === 'Bad' || section === 'Good')) cases.push({ section, title, files, shownAt });
    files = new Map();
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const heading = /^(##|###) (.+)$/.exec(line);
    if (heading !== null) {
      finish();
      const [, level, words = ''] = heading;
      if (level === '##') section = words;
      title = level === '##' ? '' : words;
    }
    const fence = /^```\S* ?(.*)$/.exec(line);
    if (fence === null) continue;
    const end = lines.indexOf('```', index + 1);
    if (end === -1) throw new Error(`the fence in line ${index + 1} is left open`);
    const path = fence[1] || DEFAULT_PATH;
    if (files.has(path)) throw new Error(`a case has ${path} twice`);
    files.set(path, `${lines.slice(index + 1, end).join('\n')}\n`);
    index = end;
    shownAt = end + 1;
  }
  finish();
  return { lines, cases };
}

/** What is shown of a Bad case. */
export interface Shown {
  /** Its findings, as the text report prints them. */
  readonly text: string;
  /** What the rule's repairs do to it, as a patch; empty where it offers none. */
  readonly patch: string;
}

/** Writes a page with its head, and with the findings and repairs of each Bad case, in the order of the cases. */
export function writePage(page: Page, rule: RuleFacts, findings: ReadonlyMap<Case, Shown>): string {
  const lines: string[] = [];
  for (let index = 0; index <= page.lines.length; index++) {
    for (const [{ shownAt }, shown] of findings) if (shownAt === index) lines.push(...fencesOf(shown));
    const line = page.lines[index];
    if (line !== undefined) lines.push(line);
    if (index === 0) lines.push(HEAD, ...headOf(rule), HEAD_END);
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

function fencesOf({ text, patch }: Shown): readonly string[] {
  const findings = ['', '```text', text.trimEnd(), '```'];
  return patch === '' ? findings : [...findings, '', '```diff', patch.trimEnd(), '```'];
}

function withoutGenerated(lines: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let until: string | undefined;
  let section = '';
  for (const line of lines) {
    if (until !== undefined) {
      if (line === until) until = undefined;
      continue;
    }
    if (line.startsWith('## ')) section = line.slice(3);
    if (line === HEAD) until = HEAD_END;
    else if (GENERATED.includes(line) && section === 'Bad') {
      until = '```';
      if (kept.at(-1) === '') kept.pop();
    } else kept.push(line);
  }
  return kept;
}

function headOf({ severity, summary, since, fix, options = {}, evidence }: RuleFacts): readonly string[] {
  const fixable = fix === undefined ? '' : ` | **Fix:** ${fix}`;
  const settings = Object.entries(options).map(
    ([name, option]) =>
      `- \`${name}\`: ${option.description} (default ${option.default}, ${option.minimum} to ${option.maximum})`,
  );
  const proofs = evidence.map((proof) => `- ${/^https?:/.test(proof) ? `<${proof}>` : proof}`);
  return [
    `**Severity:** ${severity} | **Since:** ${since}${fixable}`,
    '',
    `${summary}.`,
    ...(settings.length === 0 ? [] : ['', 'Options:', '', ...settings]),
    '',
    'Evidence:',
    '',
    ...proofs,
  ];
}
