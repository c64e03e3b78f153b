/** Whether a run is one of CI, as nearly every system of it says; `0` and `false` say no. */
export function isCi(env: Readonly<Record<string, string | undefined>>): boolean {
  return !['', '0', 'false'].includes(env['CI'] ?? '');
}
