/** One character of a pattern, or any number of them. */
type Token = 'many' | ((character: string) => boolean);

/** More alternatives than anyone writes. */
const MOST = 256;

/** A longer pattern matches nothing: what it costs to look is the length of pattern and path multiplied. */
const LONGEST = 1000;

/**
 * Whether a text matches a pattern as those of `directory` do: `*` is any text, of several folders too, `?` one
 * character, `[a-z]` and `[!a-z]` one of some, and `{a,b}` either. What is no such pattern matches nothing
 * (github.com/gobwas/glob without separators).
 */
export function globMatcher(pattern: string): (text: string) => boolean {
  const alternatives = pattern.length > LONGEST ? [] : (expand(pattern) ?? []);
  const compiled = alternatives.flatMap((one) => {
    const tokens = tokensOf(one);
    return tokens === undefined ? [] : [tokens];
  });
  if (compiled.length < alternatives.length) return () => false;
  return (text) => compiled.some((tokens) => matches(tokens, [...text]));
}

/** The patterns without braces that one with braces stands for; undefined where they do not end, or are too many. */
function expand(pattern: string): readonly string[] | undefined {
  let done = [''];
  for (let at = 0; at < pattern.length; ) {
    const end = endOfPart(pattern, at);
    if (end === undefined) return undefined;
    const part = pattern.slice(at, end);
    const choices = part.startsWith('{') ? choicesOf(part.slice(1, -1)) : [part];
    if (choices === undefined || done.length * choices.length > MOST) return undefined;
    done = done.flatMap((start) => choices.map((choice) => start + choice));
    at = end;
  }
  return done;
}

/** Where a character ends with what belongs to it: an escape, a class or braces. */
function endOfPart(pattern: string, start: number): number | undefined {
  if (pattern[start] === '\\') return start + 2;
  if (pattern[start] === '[') {
    const end = pattern.indexOf(']', start + 2);
    return end === -1 ? undefined : end + 1;
  }
  if (pattern[start] !== '{') return start + 1;
  let depth = 0;
  for (let at = start; at < pattern.length; at++) {
    if (pattern[at] === '\\') at++;
    else if (pattern[at] === '{') depth++;
    else if (pattern[at] === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}

function choicesOf(inside: string): readonly string[] | undefined {
  const choices: string[] = [];
  let start = 0;
  for (let at = 0; at <= inside.length; ) {
    if (at === inside.length || inside[at] === ',') {
      const expanded = expand(inside.slice(start, at));
      if (expanded === undefined || choices.length + expanded.length > MOST) return undefined;
      choices.push(...expanded);
      start = at + 1;
      at++;
    } else {
      const end = endOfPart(inside, at);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return choices;
}

function tokensOf(pattern: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pattern.length; ) {
    const character = pattern[at] ?? '';
    const end = endOfPart(pattern, at);
    if (end === undefined || character === '}') return undefined;
    if (character === '*') {
      if (tokens.at(-1) !== 'many') tokens.push('many');
    } else if (character === '?') tokens.push(() => true);
    else if (character === '[') tokens.push(classOf(pattern.slice(at + 1, end - 1)));
    else {
      const letter = String.fromCodePoint(pattern.codePointAt(character === '\\' ? at + 1 : at) ?? 0);
      tokens.push((other) => other === letter);
      at += character === '\\' ? 1 + letter.length : letter.length;
      continue;
    }
    at = end;
  }
  return tokens;
}

/** A range such as `a-z`, or some characters; with `!` before, any other. */
function classOf(inside: string): Token {
  const isNegated = inside.startsWith('!');
  const body = isNegated ? inside.slice(1) : inside;
  const range = /^(.)-(.)$/su.exec(body);
  const isIn = (character: string) =>
    range === null ? body.includes(character) : (range[1] ?? '') <= character && character <= (range[2] ?? '');
  return (character) => isIn(character) !== isNegated;
}

/** By one look back at the last `*` alone, so that no pattern takes more than its length times the text's. */
function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let [at, index, star, mark] = [0, 0, -1, 0];
  while (index < text.length) {
    const token = tokens[at];
    if (token === 'many') [star, mark, at] = [at, index, at + 1];
    else if (token?.(text[index] ?? '') === true) [at, index] = [at + 1, index + 1];
    else if (star !== -1) [at, index, mark] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  return tokens.slice(at).every((token) => token === 'many');
}
