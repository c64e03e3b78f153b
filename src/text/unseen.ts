/**
 * What a reader cannot see or a terminal acts upon: control characters, those that turn the direction of text, those
 * without width, lone surrogates, and spaces that are not the space. And the second sign of `##[error]` and
 * `##vso[...]`, which runners of GitHub, Azure and TeamCity take for commands wherever they stand in a log.
 */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]|(?! )\p{Zs}|(?<=#)#(?=\w*\[)/gu;

/** The first colon of what GitHub's runner may take for a command at the start of a line: `::error file=a::`. */
export const COMMAND = /^(\s*):(?=:[a-z][\w-]*(?:\s|::|$))/i;
