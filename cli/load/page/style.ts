import { verdictInks } from '../../../conformance/report/html/palette.ts';
import { styleSheet } from '../../../conformance/report/html/style.ts';

/** Inks of lines; each line has a dash of its own too, so that none is told by colour alone. */
export const lineInks = ['#154c79', '#8a4b00', '#5b4492', '#1a6238'] as const;

const dashes = ['none', '7 4', '2 3', '9 3 2 3'] as const;

/** The style of reports, and what only plots need. */
export const pageStyle = `${styleSheet}
.r-stands{color:${verdictInks.pass}}
.r-does-not-stand{color:${verdictInks.fail}}
.r-inconclusive{color:${verdictInks.inconclusive}}
.v-held{color:${verdictInks.pass}}.v-broken{color:${verdictInks.fail}}.v-not-measured{color:${verdictInks.inconclusive}}
.first{font-size:1.12rem}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1.5rem}
figure.plot{margin:0;min-width:0}
figure.plot h3{margin:.4rem 0 .1rem}
figure.plot .source{margin:0 0 .3rem}
figure.plot>svg,svg.spans{display:block;width:100%;height:auto;background:var(--card);border:1px solid var(--rule)}
svg.plot text{font:12px var(--sans);fill:var(--soft)}
svg.plot .grid{stroke:var(--rule)}
svg.plot .line{fill:none;stroke-width:2;stroke-linejoin:round}
svg.plot .limit{stroke:${verdictInks.fail};stroke-width:1.5;stroke-dasharray:12 5}
${lineInks.map((ink, index) => `svg.plot .l${index}{stroke:${ink};stroke-dasharray:${dashes[index] ?? 'none'}}svg.plot .dot.l${index}{fill:${ink}}svg.plot rect.s${index}{fill:${ink}}`).join('\n')}
svg.plot text.on{fill:#fff}
svg.spans{height:2.2rem;margin:.3rem 0 .6rem}
.key{list-style:none;display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin:.3rem 0;padding:0;font-size:.88rem}
details.data{font-size:.9rem}
details.data>summary{padding:.2rem 0;color:var(--link)}
td{font-variant-numeric:tabular-nums}
@media print{.plots{grid-template-columns:1fr 1fr;gap:8pt}figure.plot{break-inside:avoid}details.data{display:none}}`;
