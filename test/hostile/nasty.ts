/** What some terminal, runner, browser, spreadsheet, shell, or reader of Markdown or YAML takes for more than letters. */
export const NASTY: readonly string[] = [
  '\u001b[2J\u001b]0;owned\u0007\u001b]8;;http://evil.example\u001b\\click',
  '\u009b31m\b\u007f\u0000',
  'x\u202egnp.exe\u2066\u200b\u00ad\ufeff\u2028\u2029\u0085\u00a0',
  '\ud800 \ufffe \u{e0041}',
  '\n::error file=a.yaml,line=1::forged',
  '::error file=a.yaml,line=1::forged',
  '  ::stop-commands::x',
  '%0A::error::forged%0D%25',
  '\r::add-mask::x\r\n##[error]forged',
  '##vso[task.complete result=Failed] ##[group]x',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ::set-output name=findings::0 ##teamcity[x]',
  '</script><script>alert(1)</script>',
  "\"><svg onload=alert(1)>'onload='x",
  ']]><failure>&lt;b&gt;&#60;&amp;',
  '<!-- mlb-lint map --> <!-- /mlb-lint map --> --> </details>',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  ' =1',
  'a",=1,"b;=1',
  '[x](javascript:alert(1)) ![x](https://evil.example/x.png)',
  '| a | b |\n|---|---|\n| c | d |',
  '`a` ``b`` ```',
  '```\n\n# head\n\n- [ ] task',
  '**b** __i__ ~~s~~ $x$ $`y`$ :tada: \\',
  '@acme/everyone #1 GH-1 https://evil.example/ www.evil.example',
  '1. one',
  '- > [!CAUTION]',
  '    code',
  '--- --fix',
  '$(touch mark)`touch mark`; touch mark && !! $HOME',
  '__proto__',
  '0x10',
  '? a: {b, [c]}',
  '# mlb-lint-ignore-file pool/overlap -- x',
  `{{ a }} \${VAR} {%- a %}`,
  '../../../etc/passwd',
  'a\\u001bb',
];

/** The worst of all at once, for places that are tried once: it starts a line with a command. */
export const WORST = '\n::error file=a::b\u001b[2J\u202e##[error]\r\u009b31m<b>`|\ud800';

/** A text as it can stand in a comment: on one line. */
export function onLine(text: string): string {
  return text.replace(/[\0\n\r\u0085\u2028\u2029]/g, ' ');
}

/** A text as the name of a file: without slashes and NUL, short, and unlike others by its number. */
export function fileName(text: string, index: number): string {
  return `${text
    .replace(/[\0\p{Cs}]/gu, '')
    .replaceAll('/', '∕')
    .slice(0, 60)}${index}`;
}
