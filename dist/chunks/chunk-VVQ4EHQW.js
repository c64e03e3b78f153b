function r(n,o){let e=n.FORCE_COLOR;return e!==void 0?e!=="0"&&e!=="false":(n.NO_COLOR??"")!==""?!1:o&&n.TERM!=="dumb"}export{r as a};
