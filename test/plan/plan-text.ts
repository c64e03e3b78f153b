/** A plan with one site whose further lines are given; they start at line 4. */
export function site(...lines: readonly string[]): string {
  return ['version: 1', 'sites:', '  - name: dock', ...lines.map((line) => `    ${line}`), ''].join('\n');
}

/** A site with one network 192.168.1.0/24 whose further lines start at line 7. */
export function network(...lines: readonly string[]): string {
  return site('networks:', '  - name: lan', '    cidr: 192.168.1.0/24', ...lines.map((line) => `    ${line}`));
}

/** A site with one cluster whose further lines start at line 6. */
export function cluster(...lines: readonly string[]): string {
  return site('clusters:', '  - name: boat', ...lines.map((line) => `    ${line}`));
}
