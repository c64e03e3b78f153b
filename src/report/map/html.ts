import { createHash } from 'node:crypto';
import type { MapReport } from '../../site/map.ts';
import { jsonText, xmlText } from '../escape.ts';
import { notReadHtml } from '../not-read.ts';
import { paletteOf, states } from './looks.ts';
import { script, style } from './page/page.ts?compiled';
import { siteTitle } from './words.ts';

/**
 * The map as one page that asks nobody for anything: its script and style stand in it, and its policy forbids all else.
 * What the plan and the manifests say stands as data that no browser reads as markup.
 */
export function mapHtml(report: MapReport): string {
  const looks = [
    `:root{${paletteOf('light')}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${paletteOf('dark')}}}`,
    ...[...states, 'conflict'].map((name) => `.k-${name}{background-color:var(--${name});color:var(--${name}-ink)}`),
  ].join('');
  const css = looks + style;
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(css)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const names = report.sites.map(siteTitle).join(', ');
  const title = `Address map${names === '' ? '' : ` of ${names}`}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${xmlText(title)}</title>
<style>${css}</style>
</head>
<body>
<header>
<h1>${xmlText(title)}</h1>
${notReadHtml(report.incomplete)}<form id="search" role="search">
<label for="wanted">Find an address, a Service, a pool or an owner</label>
<input id="wanted" type="search" autocomplete="off" spellcheck="false">
<p id="found-count" role="status"></p>
<ul id="found" aria-label="Found"></ul>
</form>
<nav id="contents" aria-label="Networks"></nav>
</header>
<main id="areas">
<noscript><p>This page draws itself with a script. Without one, see the same by <code>mlb-lint map --format markdown</code>.</p></noscript>
</main>
<footer><p>In a picture, <kbd>arrow keys</kbd> move, <kbd>Enter</kbd> zooms in, <kbd>Escape</kbd> zooms out. Made by mlb-lint from the plan and the manifests; addresses of Services are predicted.</p></footer>
<script type="application/json" id="map">${embedded(report)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** Data inside a script element, which no text in it can end. */
function embedded(report: MapReport): string {
  return jsonText(report).replace(/[<>&]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
