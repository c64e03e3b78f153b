var e={error:"1;31",warning:"1;33",info:"1;36",strong:"1",gutter:"34",related:"36",help:"1;32",good:"32",faint:"2"};function r(n){return(o,t)=>n&&t!==""?`\x1B[${e[o]}m${t}\x1B[0m`:t}export{r as a};
