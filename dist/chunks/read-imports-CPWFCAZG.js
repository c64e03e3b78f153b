import{i as a}from"./chunk-HDUM5D5K.js";import"./chunk-7NZN2ZCP.js";import"./chunk-2K76KW4Q.js";export{a as readImports};
