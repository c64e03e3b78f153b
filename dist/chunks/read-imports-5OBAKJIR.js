import{i as a}from"./chunk-QIGBYNGY.js";import"./chunk-LCNWAYAX.js";import"./chunk-IFN53N44.js";export{a as readImports};
