// Trims GitHub's OpenAPI description to what tests hold the Action to, without its prose:
// node scripts/trim-openapi.mjs node_modules/@octokit/openapi/generated/api.github.com.deref.json > test/action/github-openapi.json
// The package is large and not among the dependencies: install it elsewhere when the description is to be renewed.
import { readFileSync } from 'node:fs';
import { argv, stdout } from 'node:process';

/** The operations that the Action uses, and the workflow of docs/ci.md that comments for it. */
const OPERATIONS = [
  ['get', '/repos/{owner}/{repo}/pulls'],
  ['get', '/user'],
  ['get', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['post', '/repos/{owner}/{repo}/issues/{issue_number}/comments'],
  ['patch', '/repos/{owner}/{repo}/issues/comments/{comment_id}'],
];

/** What says nothing about the shape of a request or an answer. */
const PROSE = new Set(['description', 'summary', 'example', 'examples', 'externalDocs', 'x-github', 'tags', 'title']);

/** A value without its prose; properties that happen to have such a name stay. */
function trimmed(value, isMap = false) {
  if (Array.isArray(value)) return value.map((item) => trimmed(item));
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key]) => isMap || !PROSE.has(key));
  return Object.fromEntries(
    kept.map(([key, child]) => [key, trimmed(child, !isMap && ['properties', 'responses', 'headers'].includes(key))]),
  );
}

const description = JSON.parse(readFileSync(argv[2], 'utf8'));
const paths = {};
for (const [method, path] of OPERATIONS) {
  const { operationId, parameters, requestBody, responses } = description.paths[path][method];
  paths[path] = { ...paths[path], [method]: trimmed({ operationId, parameters, requestBody, responses }) };
}
const { version } = description.info;
stdout.write(`${JSON.stringify({ openapi: description.openapi, info: { version }, paths }, undefined, 1)}\n`);
