import { paintWith } from './paint.ts';

/**
 * A rule's page for a terminal: headings stand out, code is indented under the path of its file, and the marks that
 * only Markdown needs are gone. `page` is ours and needs no escaping.
 */
export function renderPage(page: string, color: boolean): string {
  const paint = paintWith(color);
  const lines: string[] = [];
  let inCode = false;
  for (const line of page.trimEnd().split('\n')) {
    const fence = /^```(\S*) ?(.*)$/.exec(line);
    if (fence !== null) {
      inCode = !inCode;
      const [, , path = ''] = fence;
      if (inCode) lines.push('', ...(path === '' ? [] : [paint('faint', `  # ${path}`)]));
    } else if (inCode) lines.push(line === '' ? '' : `  ${line}`);
    else if (line.startsWith('#')) lines.push(paint('strong', line.replace(/^#+ /, '')));
    else if (!/^<!-- .* -->$/.test(line)) lines.push(line.replaceAll('**', ''));
  }
  return `${lines.join('\n')}\n`.replace(/\n{3,}/g, '\n\n');
}
