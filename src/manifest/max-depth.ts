/** How deep mappings and sequences may nest; real manifests stay below 60. */
export const MAX_DEPTH = 200;
