/**
 * A page's script and style as text that can stand in the page itself, made when bundling and in tests
 * (`scripts/page-plugin.mjs`).
 */
declare module '*/page.ts?compiled' {
  /** The script with all that it imports; it runs as it stands. */
  export const script: string;
  /** The style sheet beside it. */
  export const style: string;
}
