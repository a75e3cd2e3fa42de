/** The page's style sheet: light and dark, wide and narrow. No file, no font, no address. */
export const styleSheet = `
:root{color-scheme:light dark;--text:#1d2730;--soft:#525c66;--link:#154c79;--crest:#8c1d18;--paper:#fcfbf8;--shade:#f3f1ea;--rule:#d9d5c9;--good:#1a6238;--bad:#a3221b;--warn:#7d4b00;--seen:#fbeeec;--serif:"Times New Roman",Tinos,"Liberation Serif","Noto Serif",serif;--sans:system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;--mono:ui-monospace,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
@media (prefers-color-scheme:dark){:root{--text:#e4e2da;--soft:#a9adaf;--link:#8fc1ec;--crest:#d9756c;--paper:#15191d;--shade:#1e2429;--rule:#3a4147;--good:#7fc79b;--bad:#f0938a;--warn:#e2b264;--seen:#3a2321}}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.6 var(--sans);overflow-wrap:anywhere}
:root:has(#speak-en:checked) .vi,:root:not(:has(#speak-en:checked)) .en{display:none}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.hush{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.wrap{max-width:64rem;margin:0 auto;padding:0 1.5rem}
header{border-top:4px solid var(--crest)}
.masthead{padding:1.6rem 0 .4rem;display:grid;grid-template-columns:1fr auto;gap:1rem 2rem;align-items:start}
.kicker{margin:0;color:var(--crest);font-weight:600;font-size:.82rem;letter-spacing:.06em;text-transform:uppercase}
h1{font:700 2.1rem/1.2 var(--serif);margin:.25rem 0 .2rem;text-wrap:balance}
h2{font:700 1.45rem/1.25 var(--serif);margin:0 0 .3rem}
h3{font:700 1.12rem/1.35 var(--serif);margin:0}
.inner h3{font:600 .95rem/1.4 var(--sans);margin:1.3rem 0 .3rem}
p{margin:.3rem 0;max-width:46rem}
.soft,.lede{color:var(--soft)}
.speak{border:1px solid var(--rule);border-radius:999px;padding:.15rem .3rem;margin:0;display:flex}
.speak label{padding:.1rem .7rem;border-radius:999px;cursor:pointer;font-size:.9rem}
.speak input{position:absolute;opacity:0}
.speak label:has(:checked){background:var(--link);color:var(--paper)}
.speak label:has(:focus-visible){outline:3px solid var(--link);outline-offset:2px}
nav{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule);font-size:.92rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;margin:0 auto;padding-top:.45rem;padding-bottom:.45rem}
nav .n{color:var(--soft);font-variant-numeric:tabular-nums}
#facts{display:flex;flex-wrap:wrap;gap:.4rem 2.2rem;margin:.8rem 0 1.2rem}
#facts dt{color:var(--soft);font-size:.82rem}
#facts dd{margin:0;font-variant-numeric:tabular-nums}
#away{background:var(--seen);color:var(--bad);border-left:4px solid currentColor;padding:.6rem 1rem;margin:0 0 1rem;font-weight:600;max-width:none}
main section{padding:1.6rem 0 1.8rem;scroll-margin-top:.5rem}
main section+section{border-top:1px solid var(--rule)}
#polls{font-size:.88rem;max-width:none;margin:.2rem 0 .7rem}
#more{margin:.8rem 0 0}
form{display:flex;flex-wrap:wrap;gap:.5rem 1.6rem;align-items:center;margin:.7rem 0 .6rem;font-size:.92rem}
select{font:inherit;color:var(--text);background:var(--paper);border:1px solid var(--soft);border-radius:3px;padding:.25rem .4rem;min-width:0;flex:0 1 auto}
form label{display:flex;gap:.5rem;align-items:center;max-width:100%;min-width:0}
form label span{flex:none}
input[type=checkbox]{width:1.05rem;height:1.05rem;accent-color:var(--link)}
code,pre,samp{font-family:var(--mono);font-size:.85rem}
.request{border-top:1px solid var(--rule)}
#requests>:last-child{border-bottom:1px solid var(--rule)}
summary{cursor:pointer}
.request>summary{display:grid;grid-template-columns:5rem minmax(0,1fr) 10rem 11.5rem;gap:.1rem 1rem;align-items:baseline;padding:.55rem .3rem;list-style:none}
.request>summary::-webkit-details-marker{display:none}
.request>summary:hover{background:var(--shade)}
.request[open]>summary{border-bottom:1px dotted var(--rule)}
time{font-variant-numeric:tabular-nums;color:var(--soft)}
.act code,.who{color:var(--soft);font-size:.85rem}
.act b{font-weight:600}
summary .first{grid-column:2/-1;color:var(--soft);font-size:.92rem}.request[open] .first{display:none}
.verdict{font-weight:600;font-size:.92rem}
.verdict.refused{color:var(--bad)}.verdict.mended{color:var(--warn)}.verdict.sound{color:var(--good)}
.inner{padding:.4rem .3rem 1.6rem 6.3rem}
.problems{list-style:none;margin:.6rem 0 0;padding:0}
.problem{border-left:3px solid var(--soft);padding:.1rem 0 .1rem 1rem;margin:0 0 1.1rem}
.problem.error{border-color:var(--bad)}.problem.warning{border-color:var(--warn)}
.what{font:700 1.08rem/1.45 var(--serif);margin:0}
.severity{font:600 .82rem/1 var(--sans);color:var(--soft);margin-right:.4em}
.error .severity{color:var(--bad)}.warning .severity{color:var(--warn)}
.lead{font-weight:600}
dl.facts{display:grid;grid-template-columns:6.5rem 1fr;gap:.1rem 1rem;margin:.4rem 0 0;font-size:.92rem}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
.facts samp{background:var(--shade);padding:.05rem .35rem}.facts samp.seen{background:var(--seen)}
pre{background:var(--shade);border:1px solid var(--rule);padding:.6rem .9rem;margin:.3rem 0;white-space:pre-wrap;max-height:22rem;overflow:auto}
.inner .sent h3{display:inline}.sent{margin-top:1.2rem}
.command{display:flex;gap:.6rem;align-items:center;flex-wrap:wrap}
.command pre{flex:1 1 20rem;margin:0}
button{font:inherit;font-size:.9rem;color:var(--link);background:none;border:1px solid currentColor;border-radius:3px;padding:.4rem .8rem;cursor:pointer}
.fine{color:var(--good)}
.document,.trouble{margin:1.3rem 0 1.6rem}
.document p,.trouble p{margin:.1rem 0 .4rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;min-width:40rem;table-layout:fixed;font-size:.94rem}
thead th:first-child{width:42%}thead th:nth-child(2){width:26%}thead th:last-child{width:6rem}
th,td{text-align:left;vertical-align:top;padding:.35rem 1rem .35rem 0;border-top:1px solid var(--rule)}
thead th{color:var(--soft);font-weight:400;font-size:.82rem;border-top:0;padding-bottom:.1rem}
tbody th{font-weight:600}th code{font-weight:400;color:var(--soft)}
.t-held{color:var(--bad);font-weight:600}.t-waiting{color:var(--warn)}
footer{border-top:1px solid var(--rule);padding:1rem 0 2.5rem;color:var(--soft);font-size:.9rem}
@media (max-width:46rem){.wrap{padding:0 1rem}h1{font-size:1.65rem}.masthead{grid-template-columns:1fr}.speak{justify-self:start}
.request>summary{grid-template-columns:auto minmax(0,1fr) auto}.request .act{grid-column:1/-1;grid-row:1}summary .first{grid-column:1/-1}
.inner{padding-left:.3rem}dl.facts{grid-template-columns:1fr}dl.facts dd{margin-bottom:.35rem}
table,tbody,tr,th,td{display:block}table{min-width:0}thead{display:none}tr{border-top:1px solid var(--rule);padding:.4rem 0}th,td{border:0;padding:0}}
@media (prefers-reduced-motion:no-preference){.request>summary{transition:background .15s}}
`.trim();
