const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const PLAIN = '\u001b[0m';

/**
 * A rule's page for a terminal: headings stand out, code is indented under the path of its file, and the marks that
 * only Markdown needs are gone. `page` is ours and needs no escaping.
 */
export function renderPage(page: string, color: boolean): string {
  const paint = (style: string, line: string) => (color && line !== '' ? `${style}${line}${PLAIN}` : line);
  const lines: string[] = [];
  let inCode = false;
  for (const line of page.trimEnd().split('\n')) {
    const fence = /^```(\S*) ?(.*)$/.exec(line);
    if (fence !== null) {
      inCode = !inCode;
      const [, , path = ''] = fence;
      if (inCode && path !== '') lines.push(paint(DIM, `  # ${path}`));
    } else if (inCode) lines.push(line === '' ? '' : `  ${line}`);
    else if (line.startsWith('#')) lines.push(paint(BOLD, line.replace(/^#+ /, '')));
    else if (!/^<!-- .* -->$/.test(line)) lines.push(line.replaceAll('**', ''));
  }
  return `${lines.join('\n')}\n`.replace(/\n{3,}/g, '\n\n');
}
