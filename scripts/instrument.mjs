import { parseSync } from 'oxc-parser';

const HEAD = 'const __edges = globalThis.__fuzzEdges = new Uint32Array(';

/**
 * The code of a module with a counter at every branch: bodies of functions and loops, both ways of conditions, cases,
 * right sides of `&&`, `||` and `??`, defaults. They stand in `globalThis.__fuzzEdges` once the module has run.
 * `words` are the short string literals of the code, each once: what inputs are compared with. Of a bundle only the
 * files that `isMeant` says are counted, told by the comments in which esbuild names them.
 */
export function instrument(code, isMeant = () => true) {
  const { program, errors } = parseSync('module.mjs', code);
  if (errors.length > 0) throw new Error(errors[0].message);
  const counted = new Counted();
  const files = [...code.matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)];
  for (const statement of program.body) {
    while (files[1] !== undefined && files[1].index < statement.start) files.shift();
    if (isMeant(files[0]?.[1] ?? '')) visit(statement, counted);
  }
  return { code: `${HEAD}${counted.count});\n${counted.into(code)}`, words: [...counted.words] };
}

/** Counters by where they are put. */
class Counted {
  count = 0;
  words = new Set();
  #opens = [];
  #closes = [];

  /** A statement: in braces, which it may have. */
  statement(node) {
    const counter = `__edges[${this.count++}]++;`;
    if (node.type === 'BlockStatement') this.#opens.push({ at: node.start + 1, text: counter });
    else this.#around(node, `{${counter}`, '}');
  }

  expression(node) {
    this.#around(node, `(__edges[${this.count++}]++,`, ')');
  }

  before(node) {
    this.#opens.push({ at: node.start, text: `__edges[${this.count++}]++;` });
  }

  after(node) {
    this.#closes.push({ at: node.end, text: `else{__edges[${this.count++}]++;}` });
  }

  into(code) {
    // What opens last closes first; what closes at a place stands before what opens there.
    const all = [...this.#closes.reverse(), ...this.#opens].sort((a, b) => a.at - b.at);
    let done = '';
    let copied = 0;
    for (const { at, text } of all) {
      done += code.slice(copied, at) + text;
      copied = at;
    }
    return done + code.slice(copied);
  }

  #around(node, open, close) {
    this.#opens.push({ at: node.start, text: open });
    this.#closes.push({ at: node.end, text: close });
  }
}

const BODIES = new Set([
  ...['FunctionDeclaration', 'FunctionExpression', 'WhileStatement', 'DoWhileStatement', 'ForStatement'],
  ...['ForInStatement', 'ForOfStatement', 'CatchClause'],
]);

function visit(node, counted) {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, counted);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  if (typeof node.type === 'string') count(node, counted);
  for (const value of Object.values(node)) if (typeof value === 'object') visit(value, counted);
}

function count(node, counted) {
  if (BODIES.has(node.type)) {
    if (node.body) counted.statement(node.body);
  } else if (node.type === 'ArrowFunctionExpression') {
    if (node.expression) counted.expression(node.body);
    else counted.statement(node.body);
  } else if (node.type === 'IfStatement') {
    if (node.alternate) counted.statement(node.alternate);
    else counted.after(node);
    counted.statement(node.consequent);
  } else if (node.type === 'ConditionalExpression') {
    counted.expression(node.consequent);
    counted.expression(node.alternate);
  } else if (node.type === 'LogicalExpression' || node.type === 'AssignmentPattern') counted.expression(node.right);
  else if (node.type === 'SwitchCase' && node.consequent.length > 0) counted.before(node.consequent[0]);
  else if (node.type === 'Literal') addWord(node.value, counted.words);
}

const LONGEST_WORD = 40;

function addWord(value, words) {
  if (typeof value === 'string' && value.length > 1 && value.length <= LONGEST_WORD) words.add(value);
}
