import{i as a}from"./chunk-JNWCLG7O.js";import"./chunk-45HDRWDA.js";import"./chunk-2WKANOE4.js";export{a as readImports};
