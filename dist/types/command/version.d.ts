/** The release of mlb-lint; the same as in package.json, which a test holds it to. */
export declare const version = "0.1.0";
