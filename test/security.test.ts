import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesBelow } from './house/code.ts';

const page = readFileSync('SECURITY.md', 'utf8');
const code = filesBelow('src')
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

/** What stands between back quotes on the page. */
const named = new Set([...page.matchAll(/`([^`]+)`/g)].map(([, word]) => word));

function found(pattern: RegExp): readonly string[] {
  return [...new Set([...code.matchAll(pattern)].map(([, word = '']) => word))].sort();
}

it('names every program that is run', () => {
  const programs = found(/findProgram\('([\w-]+)'\)/g);
  expect(programs).toEqual(['git', 'helm', 'kubectl', 'kustomize']);
  expect(programs.filter((program) => !named.has(program))).toEqual([]);
});

it('names every variable of the environment that is read', () => {
  const variables = found(/\benv\['(\w+)'\]/g);
  expect(variables.length).toBeGreaterThan(10);
  expect(variables.filter((name) => !named.has(name))).toEqual([]);
});

it('names every variable that is handed on to a program', () => {
  const lists = found(/^const (?:ALWAYS|FOR_NETWORK|CERTIFICATES) = \[([^\]]+)\]/gm);
  const variables = lists.flatMap((list) => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name));
  expect(lists.length).toBe(3);
  expect(variables.filter((name) => !named.has(name.toUpperCase()) && !named.has(name))).toEqual([]);
});
