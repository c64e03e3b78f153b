import{c as e,d as r}from"./chunk-EH3GLDX5.js";async function o(){return{schemaVersion:1,rules:e.map(r)}}export{o as a};
