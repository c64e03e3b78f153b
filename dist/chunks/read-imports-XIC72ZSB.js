import{i as a}from"./chunk-DUDJOCAI.js";import"./chunk-ETZBPRAR.js";import"./chunk-ZVVJKR6W.js";export{a as readImports};
