import { demandXml } from '../../fuzz/unseen.ts';

/** What a terminal obeys, what cannot be seen, and what turns the direction of text. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}/u;

/** What the runner of a CI obeys: GitHub's at the start of a line, those of GitHub, Azure and TeamCity anywhere. */
const COMMAND = /^\s*::[a-z][\w-]*(?:\s.*)?::|##\w*\[/i;

/** The lines that are more than letters to a terminal or to a runner. */
export function obeyedIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => OBEYED.test(line) || COMMAND.test(line));
}

/** The lines of workflow commands that are not a finding, or have other properties than ours. */
export function foreignCommands(text: string): readonly string[] {
  const ours = /^::(?:error|warning|notice) file=[^:,]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[^:,]*::/;
  return text
    .split('\n')
    .filter((line) => OBEYED.test(line) || (line !== '' && !ours.test(line)) || /##\w*\[/.test(line));
}

/** Every text in a value that was read from JSON, keys too. */
export function textsIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: unknown): void => {
    if (typeof one === 'string') found.add(one);
    if (Array.isArray(one)) one.forEach(visit);
    else if (typeof one === 'object' && one !== null) {
      for (const [key, part] of Object.entries(one)) {
        found.add(key);
        visit(part);
      }
    }
  };
  visit(value);
  return found;
}

/** The names of the elements of XML, with those of their attributes. Throws where it is not well formed. */
export function elementsIn(xml: string): ReadonlySet<string> {
  demandXml(xml);
  const elements = xml.matchAll(/<([a-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*\/?>/gi);
  return new Set([...elements].map(([, name, attributes = '']) => [name, ...namesIn(attributes)].join(' ')));
}

function namesIn(attributes: string): readonly string[] {
  return [...attributes.matchAll(/([\w:-]+)="/g)].map(([, name = '']) => name).sort();
}

/** The rows of a CSV file (RFC 4180), each with its cells. Throws where a quote is out of place. */
export function rowsIn(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))([,\n])/g)];
  if (cells.map(([whole]) => whole).join('') !== csv) throw new Error('a table is made of cells');
  for (const [, quoted, plain = '', end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

/** The cells that a spreadsheet computes, or that end early in one that parts them by semicolons or tabs. */
export function formulasIn(csv: string): readonly string[] {
  return rowsIn(csv).flatMap((row) => row.filter((cell) => /^\s*[=+\-@\t\r]/.test(cell)));
}

const OUR_HTML = /<!-- -->|<!-- \/?mlb-lint map -->|<br>|<\/?(?:details|summary)>/g;
const HTML = /<[a-z/!?]/i;
/** Markdown's links, pictures, emphasis, formulas, mentions, references and links that need no marks. */
const MARKUP = /(?<!\\)(?:\\\\)*(?:\]\(|!\[|__|~~|\$)|@\w|#\d|:\/\/|www\.|:(?:tada|a):/i;
/** What opens a block at the start of a line or of an item: a list, a heading, code, a quote, a line, a reference. */
const BLOCK = /^(?:[-+*=](?:\s|$|[-=])|\*{2,}$|\d{1,9}[.)](?:\s|$)| {4}|\t|#+(?:\s|$)|>|~~~|```|\[)/;

/** The lines of Markdown that hold more than what the reports are made of, outside of code and of patches. */
export function forgedIn(markdown: string): readonly string[] {
  const prose = markdown.replace(/^(`{3,})diff\n[\s\S]*?^\1$/gm, '');
  return prose.split('\n').filter((line) => {
    const plain = line.replace(/(?<![`\\])(`+)(?!`)(?:.*?[^`])\1(?!`)/g, 'code');
    const rest = plain.replace(OUR_HTML, '\0');
    const item = /^(?:- \*\*|- |#{2,3} |> \[!\w+\]$|> |\*\*)(.*)$/.exec(rest)?.[1] ?? rest;
    return HTML.test(rest.replace(/\\</g, '')) || MARKUP.test(rest) || BLOCK.test(item);
  });
}

/** How many cells the rows of each table have; a table whose rows differ is there with all its counts. */
export function columnsIn(markdown: string): ReadonlySet<string> {
  const tables = markdown.match(/(?:^\|.*\n)+/gm) ?? [];
  return new Set(
    tables.map((table) =>
      [
        ...new Set(
          table
            .trimEnd()
            .split('\n')
            .map((row) => row.split(/(?<!\\)\|/).length - 2),
        ),
      ].join(),
    ),
  );
}
