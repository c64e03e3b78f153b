import{i as a}from"./chunk-CVI4XUPR.js";import"./chunk-VRK5GGTH.js";import"./chunk-RIOOPSHX.js";export{a as readImports};
