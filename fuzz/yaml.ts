import fc from 'fast-check';

/** What YAML and the resources of a cluster are spelled with. */
export const YAML_WORDS: readonly string[] = [
  ...[
    '---\n',
    '...\n',
    '\n',
    '- ',
    ': ',
    '? ',
    '| \n',
    '>-\n',
    '|2\n',
    '&a ',
    '*a',
    '<<: *a',
    '!!str ',
    '!!binary ',
    '!!int ',
  ],
  ...[
    '{',
    '}',
    '[',
    ']',
    ', ',
    '"',
    "'",
    ' #',
    '%YAML 1.1\n',
    '%TAG ! x\n',
    '\t',
    '\r\n',
    '\r',
    '\ufeff',
    '\u0085',
    '\u2028',
  ],
  ...[
    '${A}',
    '$${A}',
    '{{ x }}',
    '{% x %}',
    '\\u0000',
    '\\ud800',
    '\\x1b',
    '~',
    'null',
    'yes',
    '0x1F',
    '010',
    '.inf',
    '1e3',
  ],
  ...['apiVersion: v1\n', 'kind: ', 'Service', 'IPAddressPool', 'List', 'items:\n', 'metadata:\n', 'name: ', 'spec:\n'],
  ...[
    '__proto__: ',
    'constructor: ',
    'toString: ',
    'sops: { mac: x }\n',
    '"kind": ',
    '! ',
    '!<tag:x> ',
    '@',
    '`',
    '&',
    '*',
  ],
];

const scalar = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    'name',
    'kind',
    '__proto__',
    'yes',
    '~',
    '',
    '.100',
    '0x1F',
    '192.0.2.0/24',
    '*a',
    '&a x',
    '${A}',
  ),
  fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
  fc.integer().map(String),
);

/** Texts of YAML, in flow and block style, with anchors and several documents. */
export const yamlText: fc.Arbitrary<string> = fc
  .array(
    fc.letrec<{
      node: readonly string[];
      list: readonly string[];
      mapping: readonly string[];
      leaf: readonly string[];
    }>((tie) => ({
      leaf: fc.tuple(fc.constantFrom('', '', '&a ', '!!str '), scalar).map(([head, text]) => [head + text]),
      list: fc.array(tie('node'), { maxLength: 4 }).map((items) => items.flatMap((lines) => under('- ', lines))),
      mapping: fc
        .array(fc.tuple(scalar, tie('node')), { maxLength: 4 })
        .map((pairs) =>
          pairs.flatMap(([key, lines]) =>
            lines.length === 1 ? [`${key}: ${lines[0]}`] : [`${key}:`, ...under('  ', lines)],
          ),
        ),
      node: fc.oneof({ maxDepth: 4 }, tie('leaf'), tie('list'), tie('mapping')),
    })).node,
    { maxLength: 3 },
  )
  .map((documents) => documents.map((lines) => `${lines.join('\n')}\n`).join('---\n'));

function under(head: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => (index === 0 ? head : ' '.repeat(head.length)) + line);
}
