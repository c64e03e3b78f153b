import { decode } from '../../src/files/decode.ts';
import { chunksOf } from '../../src/manifest/chunks.ts';
import { commentsWith } from '../../src/manifest/comments.ts';
import { readDocuments, type YamlDocument } from '../../src/manifest/documents.ts';
import { outlineOf } from '../../src/manifest/outline.ts';
import { resourcesOf } from '../../src/manifest/resources.ts';
import { looksLikeTemplate } from '../../src/manifest/template.ts';
import { isFields, isItems, type Route, type Tree } from '../../src/manifest/tree.ts';
import { equalTrees } from '../../src/manifest/tree-equality.ts';
import { Source } from '../../src/text/source.ts';
import { demandProblem, demandSpan } from '../laws.ts';
import { filesLike } from '../seeds.ts';
import { demand, type Target } from '../target.ts';
import { YAML_WORDS, yamlText } from '../yaml.ts';

/** YAML and JSON from bytes: documents, values, places, resources. */
export const target: Target = {
  dictionary: YAML_WORDS,
  seeds: filesLike('fixtures/broken', /\.(ya?ml|json)$/),
  shapes: yamlText,
  run: (input) => {
    const decoded = decode(input);
    if (!('text' in decoded)) return;
    const source = new Source('all.yaml', decoded.text);
    for (const { problems } of readDocuments(source).documents) for (const problem of problems) demandProblem(problem);
    looksLikeTemplate(decoded.text);
    for (const { at } of commentsWith(source, '#')) demandSpan(at);
  },
  inspect: (input) => {
    const decoded = decode(input);
    if (!('text' in decoded)) return;
    const [source, copy] = [new Source('all.yaml', decoded.text), new Source('all.yaml', decoded.text)];
    const [{ documents }, again] = [readDocuments(source), readDocuments(copy).documents];
    demand(again.length === documents.length, 'a text has the same documents twice');
    for (const [index, document] of documents.entries()) readDocument(document, again[index]);
    passOver(source, documents);
  },
};

function readDocument(document: YamlDocument, again: YamlDocument | undefined): void {
  const { tree, fields, places } = document;
  demand(equalTrees(tree, again?.tree), 'a document has the same value twice');
  demand(tree !== undefined || fields === undefined, 'fields are those of a value');
  demandSpan(places.value([]));
  demandSpan(places.value(['nowhere', 3, '__proto__']));
  let left = 40;
  const visit = (value: Tree, route: Route): void => {
    if (left-- <= 0) return;
    demandSpan(places.value(route));
    demandSpan(places.key(route));
    if (isFields(value)) for (const [key, part] of value) visit(part, [...route, key]);
    if (isItems(value)) for (const [index, part] of value.entries()) visit(part, [...route, index]);
  };
  if (tree !== undefined) visit(tree, []);
}

/** No document that holds a resource is passed over unread, or as one of another kind. */
function passOver({ text }: Source, documents: readonly YamlDocument[]): void {
  const chunks = chunksOf(text);
  for (const [index, chunk] of chunks.entries()) {
    const document = documents[index];
    const outline = outlineOf(text, chunk);
    if (document === undefined || outline === undefined) continue;
    const { manifests } = resourcesOf(document);
    const isTold = ({ kind }: { readonly kind: string }): boolean => outline !== 'none' && kind === outline.kind;
    demand(manifests.every(isTold), 'no resource is passed over');
  }
}
