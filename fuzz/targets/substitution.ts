import { readDocuments } from '../../src/manifest/documents.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { type Substitute, substituteIn } from '../../src/manifest/substitute.ts';
import { isFields, isItems, type Tree } from '../../src/manifest/tree.ts';
import { Unknown } from '../../src/manifest/unknown.ts';
import { substituteOf, type Variable } from '../../src/source/flux/variables.ts';
import { Source } from '../../src/text/source.ts';
import { demandSpan } from '../laws.ts';
import { demand, type Target } from '../target.ts';

/** Variables, a line each, then a blank line and the text that they are filled into. */
export const target: Target = {
  dictionary: [
    ...[
      '${',
      '}',
      '$',
      '$${',
      '$$',
      '${A}',
      '${B}',
      '${SECRET}',
      '${A:-',
      '${A:=x}',
      '${A=x}',
      '${A/x/y}',
      '${A:0:2}',
      '${#A}',
      '${A^}',
    ],
    ...[
      'A=',
      'B=',
      '\n\n',
      'kind: Service\napiVersion: v1\n',
      '"${A}"',
      "'${A}'",
      '{a: b}',
      '[1, 2]',
      '{',
      '[',
      '"',
      '&a ',
      '*a',
      ': ',
      '- ',
    ],
  ],
  seeds: [
    'A=192.0.2\nB=5\n\n${A}.${B}-${A}.9',
    'A=\n\n${A:-x} ${C:=y} ${D=${A:-${B:-z}}} $${A} ${A/x/y}',
    'A=[192.0.2.0/24, "2001:db8::/64"]\nB={ a: 1 }\n\nkind: Service\napiVersion: v1\nmetadata: { name: "${A}" }\nspec: ${B}\n',
    'A="\n\nkind: Service\napiVersion: v1\nmetadata:\n  name: ${A:-${B:-${C:-${D:-${E:-${F:-x}}}}}}\n  annotations: { "a": "${SECRET}" }\n',
  ],
  run: (input) => {
    const { known, text } = readInput(input.toString());
    const substitute = substituteOf({ known, isComplete: true });
    const filled = substitute(text).text;
    const longest = Math.max(
      1,
      ...[...known.values()].map(({ value }) => (value instanceof Unknown ? 0 : value.length)),
    );
    demand(filled.length <= text.length * longest, 'a text grows by its variables alone');
    if (isPlain(text)) demand(filled === secondReading(text, known), 'plain variables are filled in as anybody would');
    if (text.includes('kind')) fillResources(text, substitute);
    const open = substituteOf({ known: new Map(), isComplete: false });
    demand(
      open(text).text === text.replace(/\$\$\{/g, '${') || !isPlain(text),
      'what is not set stays as it is written',
    );
  },
};

/** What variables make of resources, which is not the text alone: lists, numbers, places. */
function fillResources(text: string, substitute: Substitute): void {
  const { documents } = readDocuments(new Source('a.yaml', text));
  for (const manifest of documents.flatMap((document) => resourcesOf(document).manifests)) {
    const filled = substituteIn(manifest, substitute);
    demandSpan(filled.at(['metadata', 'name']));
    for (const { at } of filled.definitionsAt(['spec', 'a', 0])) demandSpan(at);
    demand(sizeOf(filled.fields, 100_000) < 100_000, 'a resource does not explode');
  }
}

function readInput(text: string): { readonly known: ReadonlyMap<string, Variable>; readonly text: string } {
  const [head = '', ...rest] = text.split('\n\n');
  const at = new Source('vars.yaml', head).whole();
  const lines = head.split('\n').map((line) => line.split('='));
  const known = new Map<string, Variable>(lines.map(([name = '', ...value]) => [name, { value: value.join('='), at }]));
  return { known: known.set('SECRET', { value: new Unknown('encrypted', ''), at }), text: rest.join('\n\n') };
}

const PLAIN = /\$\$\{|\$\{([A-Za-z_]\w*)\}/g;

/** Nothing but `${NAME}` and escapes. */
function isPlain(text: string): boolean {
  return !text.replace(PLAIN, '\0').includes('${');
}

function secondReading(text: string, known: ReadonlyMap<string, Variable>): string {
  return text.replace(PLAIN, (written, name) => {
    if (written === '$${') return '${';
    const value = known.get(String(name))?.value;
    return typeof value === 'string' ? value : written;
  });
}

/** How many values a tree has, as far as `most`. */
function sizeOf(tree: Tree, most: number): number {
  const parts = isFields(tree) ? [...tree.values()] : isItems(tree) ? tree : [];
  let size = 1;
  for (const part of parts) if (size < most) size += sizeOf(part, most - size);
  return size;
}
