import { checkVerdicts } from '../../finding.ts';
import { grounds, inks, runInks, verdictInks } from './palette.ts';

/** At the foot of every printed page: a page that was taken out of the pile says as well what it is not. */
const notThat = {
  vi: 'Kết quả kiểm thử kỹ thuật, không phải chứng nhận hợp quy, không có giá trị pháp lý của cơ quan nhà nước.',
  en: 'Result of a technical test; no certificate of a state body.',
} as const;

function quoted(text: string): string {
  return `"${text}"`;
}

/** The page's style sheet: screen, narrow screens, and A4. No file, no font, no address but its own. */
export const styleSheet = `
:root{color-scheme:light;--text:${inks.text};--soft:${inks.soft};--link:${inks.link};--crest:${inks.crest};--paper:${grounds.paper};--card:${grounds.card};--shade:${grounds.shade};--rule:#d9d5c9;--serif:"Times New Roman",Tinos,"Liberation Serif","Noto Serif",serif;--sans:system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;--mono:ui-monospace,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--text);font:1rem/1.6 var(--sans);overflow-wrap:anywhere}
:root:has(#speak-en:checked) .vi,:root:not(:has(#speak-en:checked)) .en{display:none}
a{color:var(--link)}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.5rem 1rem;z-index:2}
.notice{border-top:4px solid var(--crest);border-bottom:1px solid var(--rule);background:var(--shade);font-size:.9rem}
.notice p{margin:0;padding:.6rem 0}
.wrap{max-width:68rem;margin:0 auto;padding:0 1.5rem}
.masthead{padding:2rem 0 1.25rem;display:grid;grid-template-columns:1fr auto;gap:1rem 2rem;align-items:start}
.kicker{margin:0;color:var(--crest);font-weight:600;font-size:.85rem;letter-spacing:.06em;text-transform:uppercase}
h1{font:700 2.1rem/1.2 var(--serif);margin:.3rem 0 .2rem;text-wrap:balance}
h2{font:700 1.5rem/1.25 var(--serif);margin:0 0 1rem;padding-top:2.5rem;border-bottom:1px solid var(--rule);padding-bottom:.4rem}
h3{font:700 1.12rem/1.35 var(--serif);margin:1.6rem 0 .5rem}
.sub{margin:0;color:var(--soft)}
.stamp{display:inline-block;margin:.9rem 0 0;padding:.1rem .8rem;border:2px solid currentColor;border-radius:3px;font:700 1.15rem/1.5 var(--serif)}
.speak{border:1px solid var(--rule);border-radius:999px;padding:.15rem .3rem;margin:0;display:flex;background:var(--card)}
.speak label{padding:.15rem .7rem;border-radius:999px;cursor:pointer;font-size:.9rem}
.speak input{position:absolute;opacity:0}
.speak label:has(:checked){background:var(--link);color:#fff}
.speak label:has(:focus-visible){outline:3px solid var(--link);outline-offset:2px}
.hush{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
nav.toc{border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
nav.toc ul{list-style:none;margin:0;padding:.5rem 0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.92rem}
.verdict-card{margin:1.5rem 0 0;background:var(--card);border:1px solid var(--rule);border-left:6px solid currentColor;padding:1.1rem 1.4rem}
.verdict-card>*{color:var(--text)}
.verdict-card .word{font:700 1.7rem/1.2 var(--serif);margin:0 0 .3rem;color:inherit}
.verdict-card p{margin:.3rem 0;max-width:48rem}
dl.facts{display:grid;grid-template-columns:minmax(9rem,13rem) 1fr;gap:.3rem 1.25rem;margin:1.25rem 0}
dl.facts dt{color:var(--soft)}dl.facts dd{margin:0}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:1rem;margin:1.25rem 0;padding:0;list-style:none}
.tiles li{background:var(--card);border:1px solid var(--rule);border-top:4px solid currentColor;padding:.9rem 1.1rem}
.tiles li>*{color:var(--text)}
.tiles .count{font:700 2rem/1 var(--serif);color:inherit;margin:0}
.tiles .name{font-weight:600;margin:.35rem 0 .15rem}
.tiles .what{font-size:.88rem;color:var(--soft);margin:0;line-height:1.45}
.bar{display:block;width:100%;height:14px;margin:.5rem 0 .25rem}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--rule);font-size:.94rem}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding:.25rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.5rem .75rem;border-top:1px solid var(--rule)}
thead th{background:var(--shade);font-weight:600;border-top:0;white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
.tag{display:inline-flex;gap:.35em;align-items:baseline;font-weight:600;font-size:.88rem;white-space:nowrap;border:1px solid currentColor;border-radius:3px;padding:0 .5em;background:var(--card)}
${checkVerdicts.map((verdict) => `.v-${verdict}{color:${verdictInks[verdict]};fill:${verdictInks[verdict]}}`).join('\n')}
${Object.entries(runInks)
  .map(([verdict, ink]) => `.r-${verdict}{color:${ink}}`)
  .join('\n')}
form.filter{display:grid;grid-template-columns:1fr 1fr 2fr;gap:.75rem 1rem;background:var(--shade);border:1px solid var(--rule);padding:1rem;margin-bottom:1rem}
form.filter label{display:grid;gap:.2rem;font-size:.88rem;color:var(--soft)}
form.filter select,form.filter input{font:inherit;font-size:1rem;color:var(--text);padding:.4rem .5rem;border:1px solid #7d858d;border-radius:3px;background:var(--card);width:100%;min-width:0}
form.filter output{grid-column:1/-1;font-size:.9rem}
details.result,details.entry{background:var(--card);border:1px solid var(--rule);margin:.5rem 0}
summary{cursor:pointer;padding:.6rem .9rem}
.result>summary{display:grid;grid-template-columns:9.5rem 1fr auto;gap:.2rem 1rem;align-items:baseline;list-style:none}
.result>summary::-webkit-details-marker{display:none}
.result>summary:hover,.entry>summary:hover{background:var(--shade)}
.result .title{font-weight:600}
th code{font-weight:400}
.inner h3{margin:.8rem 0 .2rem;font:600 1rem/1.4 var(--sans)}
.ids{color:var(--soft);font:.85rem/1.5 var(--mono)}
.inner{padding:.25rem .9rem 1rem;border-top:1px solid var(--rule)}
.duty{margin:.8rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--rule)}
.duty p{margin:.15rem 0;max-width:52rem}
.source{color:var(--soft);font-size:.9rem}
.finding{border:1px solid var(--rule);padding:.7rem 1rem;margin:.75rem 0;background:var(--paper)}
.finding dl{display:grid;grid-template-columns:8.5rem 1fr;gap:.25rem 1rem;margin:0}
.finding dt{color:var(--soft)}.finding dd{margin:0}
code,pre,samp{font-family:var(--mono);font-size:.86rem}
samp.seen{background:#fdf0ee;padding:.05rem .35rem}
pre{background:var(--shade);border:1px solid var(--rule);padding:.7rem .9rem;margin:.5rem 0;white-space:pre-wrap;max-height:24rem;overflow:auto}
.again{display:flex;gap:.6rem;align-items:start;margin-top:.8rem}
.again pre{flex:1;margin:0}
button{font:inherit;font-size:.88rem;color:var(--link);background:var(--card);border:1px solid currentColor;border-radius:3px;padding:.35rem .8rem;cursor:pointer}
svg.exchange{display:block;min-width:38rem;width:100%;height:auto;background:var(--card);border:1px solid var(--rule)}
svg.exchange text{font:13px var(--sans);fill:var(--text)}
svg.exchange .who{font-weight:600}
svg.exchange .under{fill:var(--card)}
svg.exchange .small{font-size:12px;fill:var(--soft)}
svg.exchange .trouble{fill:${verdictInks.fail}}
svg.exchange line,svg.exchange path{stroke:var(--soft);fill:none}
svg.exchange .life{stroke:var(--rule)}
svg.exchange marker path{fill:var(--soft)}
svg.exchange a text{fill:var(--link);text-decoration:underline}
footer{border-top:1px solid var(--rule);margin-top:3rem;padding:1.25rem 0 2.5rem;color:var(--soft);font-size:.9rem}
@media (max-width:46rem){
.wrap{padding:0 1rem}h1{font-size:1.6rem}.masthead{grid-template-columns:1fr}
.tiles{grid-template-columns:1fr 1fr}.speak{justify-self:start}th[scope=row]{min-width:9.5rem}
form.filter{grid-template-columns:1fr}dl.facts,.finding dl{grid-template-columns:1fr;gap:0}
dl.facts dd,.finding dd{margin-bottom:.55rem}
.result>summary{grid-template-columns:1fr}.again{flex-direction:column;align-items:stretch}th,td{padding:.45rem .5rem}}
@media (prefers-reduced-motion:reduce){[hidden]{display:none!important}
html{scroll-behavior:auto}}
@page{size:A4;margin:18mm 16mm;@bottom-left{content:${quoted(`${notThat.vi} ${notThat.en}`)};width:88%;font:7pt/1.3 sans-serif;color:#555}@bottom-right{content:counter(page) "/" counter(pages);font:8pt sans-serif;color:#555}}
@media print{
html{font-size:10pt}#duties th[scope=row]{white-space:nowrap;min-width:0}
body{background:#fff;font-size:10pt;line-height:1.4}.wrap{max-width:none;padding:0}
nav.toc,form.filter,.speak,button,.skip,.noprint{display:none!important}
h1{font-size:18pt}h2{font-size:13.5pt;padding-top:14pt;break-after:avoid}h3{break-after:avoid}
.tiles{grid-template-columns:repeat(4,1fr);gap:6pt}.tiles li{padding:6pt 8pt}.masthead{padding:10pt 0 6pt}
.finding,.tiles li,tr,.verdict-card,svg.exchange{break-inside:avoid}
.result>summary{grid-template-columns:7rem 1fr auto}
details.result{break-inside:auto;border-color:#bbb;margin:1.5pt 0}details.result:not([open]){break-inside:avoid}details.result:not([open])>summary{padding:1.5pt 6pt;font-size:9pt}details.result[open]>summary{break-after:avoid}.duty,.again,.finding,.inner>p{break-inside:avoid}pre{max-height:none;background:#fff}
#evidence{display:none}a{color:inherit;text-decoration:none}
thead{display:table-header-group}table,th,td{font-size:9pt}svg.exchange{min-width:0}}
`.trim();
