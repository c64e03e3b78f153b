import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';

/** The page about CI, whose snippets are held to work. */
export const page = readFileSync('docs/ci.md', 'utf8');

const snippets = [...page.matchAll(/^```(yaml|sh)\n([\s\S]*?)^```$/gm)].map(([, language, text = '']) => {
  return { language, text };
});

/** What every YAML snippet says, in their order. */
export const settings = snippets.filter(({ language }) => language === 'yaml').map(({ text }) => parse(text));

/** The one snippet with these words in it. */
export function snippet(words: string): string {
  const found = snippets.filter(({ text }) => text.includes(words));
  expect(found).toHaveLength(1);
  return found[0]?.text ?? '';
}
