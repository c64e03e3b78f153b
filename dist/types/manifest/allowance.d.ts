/**
 * What is left to be parsed of one file: whoever reads its documents takes from one allowance. What is read later of a
 * document that cannot matter takes from none.
 */
export declare class Allowance {
    #private;
    /** For what is read by itself, unless another number of tokens is given. */
    constructor(most?: number);
    /** For all documents of a file of manifests. */
    static ofManifests(): Allowance;
    /** About how many values could be parsed at first. */
    get values(): number;
    /** Whether nothing more may be parsed. */
    get isSpent(): boolean;
    /** Takes what so many values and keys have; false, and nothing is taken, where that is not left. */
    takeValues(count: number): boolean;
    /** Takes one piece of the lexer; whether there was enough left for it. */
    take(lexeme: string): boolean;
}
