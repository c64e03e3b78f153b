/** The longest name of a resource. */
const LONGEST = 253;

/** Names that resources of a kind may have: valid for Kubernetes, and each given once. */
export class Names {
  readonly #taken = new Set<string>();

  /** Takes a name as it is. */
  take(kind: string, namespace: string, name: string): void {
    this.#taken.add(keyOf(kind, namespace, name));
  }

  /** The valid name nearest to the wanted one that is still free, and takes it. `otherwise` where nothing of it is valid. */
  give(kind: string, namespace: string, wanted: string, otherwise: string): string {
    const valid = validName(wanted) || otherwise;
    for (let number = 1; ; number++) {
      const suffix = number === 1 ? '' : `-${number}`;
      const name = `${valid.slice(0, LONGEST - suffix.length).replace(/(?<![-.])[-.]+$/, '')}${suffix}`;
      const key = keyOf(kind, namespace, name);
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return name;
    }
  }
}

/** A DNS subdomain (RFC 1123) in lower case; empty where nothing is left of the text. */
function validName(text: string): string {
  return text
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/[-.]+/g, (marks) => (marks.includes('.') ? '.' : marks))
    .replace(/^[-.]+|(?<![-.])[-.]+$/g, '');
}

function keyOf(kind: string, namespace: string, name: string): string {
  return JSON.stringify([kind, namespace, name]);
}
