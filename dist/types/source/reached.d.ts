import type { Manifest } from '../manifest/manifest.js';
import type { Task } from './tasks.js';
/** Resources that came together on one way into a cluster. */
export interface Unit {
    readonly task: Task;
    readonly manifests: readonly Manifest[];
    /** The files that they are made of, each once. */
    readonly files: Iterable<string>;
    readonly isRendered: boolean;
}
/**
 * The resources of a cluster, each document once: where it is reached on several ways, by the place it stands at and
 * its final name, the one with more known values counts. What is deployed with changes stands for the same document
 * without; under two namespaces it is two resources. In the order of the units.
 */
export declare function onceEach(units: readonly Unit[]): readonly Manifest[];
