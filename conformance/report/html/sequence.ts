import type { CallEntry, Evidence, Party } from '../../evidence/evidence.ts';
import { partyName, shownEntries } from './evidence.ts';
import { html, type Markup, say } from './markup.ts';

/** Calls in one diagram, and diagrams on the page; what is left out is said. */
const bounds = { calls: 40, diagrams: 60 } as const;
const layout = { width: 760, top: 68, row: 56, edge: 110 } as const;

/** Sequence diagrams of the exchange: one for each step of a scenario in which somebody called somebody. */
export function renderSequences(evidence: Evidence): Markup {
  const linked = shownEntries(evidence);
  const steps = callsByStep(evidence);
  const shown = [...steps].slice(0, bounds.diagrams);
  const left = steps.size - shown.length;
  const rest = say(
    `Còn ${left} bước nữa trong gói bằng chứng.`,
    `${left} more steps are in the bundle of evidence.`,
  );
  return html`${shown.map(([step, calls], index) => diagram(step, calls, index + 1, linked))}${left > 0 ? html`<p>${rest}</p>` : ''}`;
}

function callsByStep({ entries }: Evidence): ReadonlyMap<string, readonly CallEntry[]> {
  const steps = new Map<string, CallEntry[]>();
  for (const entry of entries) {
    if (entry.kind !== 'call') continue;
    const step = entry.step ?? '';
    const calls = steps.get(step) ?? [];
    calls.push(entry);
    steps.set(step, calls);
  }
  return steps;
}

function diagram(
  step: string,
  all: readonly CallEntry[],
  number: number,
  linked: ReadonlySet<number>,
): Markup {
  const calls = all.slice(0, bounds.calls);
  const parties = partiesOf(calls);
  const height = layout.top + calls.length * layout.row;
  const places = new Map(parties.map((party, index) => [keyOf(party), placeOf(index, parties.length)]));
  const title = step === '' ? say('Cuộc trao đổi', 'The exchange') : html`${step}`;
  const left = all.length - calls.length;
  return html`<details class="entry"${number <= 3 ? html` open` : ''}><summary>${title} <span class="source">(${all.length})</span></summary><div class="inner scroll">
<svg class="exchange" viewBox="0 0 ${layout.width} ${height}" role="group" aria-labelledby="s${number}">
<title id="s${number}">${spoken(calls)}</title>
<defs><marker id="m${number}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${parties.map((party) => lifeline(party, places.get(keyOf(party)) ?? 0, height))}
${calls.map((call, index) => arrows(call, index, number, places, linked))}
</svg>${left > 0 ? html`<p class="source">${say(`… còn ${left} lượt gọi`, `… ${left} more calls`)}</p>` : ''}</div></details>\n`;
}

/** What somebody hears who does not see the drawing. */
function spoken(calls: readonly CallEntry[]): string {
  return calls
    .map(({ number, from, to, operation, answer, failure }) => {
      const end = answer === undefined ? (failure ?? '–') : `HTTP ${answer.httpStatus}`;
      return `#${number} ${partyName(from).vi} → ${partyName(to).vi}: ${operation}, ${end}`;
    })
    .join('; ');
}

/** Who takes part: the system in the middle, the others by first appearance around it. */
function partiesOf(calls: readonly CallEntry[]): readonly Party[] {
  const all = new Map(calls.flatMap(({ from, to }) => [from, to]).map((party) => [keyOf(party), party]));
  const parties = [...all.values()];
  const system = parties.filter(({ kind }) => kind === 'system');
  const others = parties.filter(({ kind }) => kind !== 'system');
  const middle = Math.floor((others.length + 1) / 2);
  return [...others.slice(0, middle), ...system, ...others.slice(middle)];
}

function keyOf(party: Party): string {
  return party.kind === 'peer' ? `peer ${party.name}` : party.kind;
}

function placeOf(index: number, count: number): number {
  if (count < 2) return layout.width / 2;
  return layout.edge + (index * (layout.width - 2 * layout.edge)) / (count - 1);
}

function lifeline(party: Party, x: number, height: number): Markup {
  const { vi, en } = partyName(party);
  const label = (text: string, language: string) =>
    html`<text class="who ${language}" lang="${language}" x="${x}" y="26" text-anchor="middle">${shortened(text, 24)}</text>`;
  const names =
    vi === en
      ? html`<text class="who" x="${x}" y="26" text-anchor="middle">${shortened(vi, 24)}</text>`
      : html`${label(vi, 'vi')}${label(en, 'en')}`;
  return html`${names}<line class="life" x1="${x}" y1="38" x2="${x}" y2="${height - 8}"/>`;
}

function arrows(
  call: CallEntry,
  index: number,
  diagramNumber: number,
  places: ReadonlyMap<string, number>,
  linked: ReadonlySet<number>,
): Markup {
  const { number, from, to, operation, answer, failure, took, fault } = call;
  const [a, b] = [places.get(keyOf(from)) ?? 0, places.get(keyOf(to)) ?? 0];
  const y = layout.top + index * layout.row;
  const middle = (a + b) / 2;
  const label = `#${number} ${shortened(operation, 34)}`;
  const text = html`<text x="${middle}" y="${y - 5}" text-anchor="middle">${label}</text>`;
  const linkedText = linked.has(number) ? html`<a href="#e${number}">${text}</a>` : text;
  const marker = `url(#m${diagramNumber})`;
  const end = answer === undefined ? `✗ ${failure ?? '–'}` : `${answer.httpStatus} · ${took} ms`;
  const isTrouble = answer === undefined || answer.httpStatus >= 400;
  const injected = fault === undefined ? '' : ` · ⚡ ${fault}`;
  const back =
    answer === undefined
      ? ''
      : html`<line x1="${b}" y1="${y + 22}" x2="${a}" y2="${y + 22}" stroke-dasharray="5 4" marker-end="${marker}"/>`;
  const below = shortened(`${end}${injected}`, 60);
  return html`${ground(label, middle, y - 18)}${ground(below, middle, y + 6)}<line x1="${a}" y1="${y}" x2="${b}" y2="${y}" marker-end="${marker}"/>${back}${linkedText}
<text class="small${isTrouble ? ' trouble' : ''}" x="${middle}" y="${y + 18}" text-anchor="middle">${below}</text>`;
}

/** What keeps a lifeline from running through a text. */
function ground(text: string, middle: number, y: number): Markup {
  const width = Array.from(text).length * 7 + 8;
  return html`<rect class="under" x="${middle - width / 2}" y="${y}" width="${width}" height="15"/>`;
}

function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
