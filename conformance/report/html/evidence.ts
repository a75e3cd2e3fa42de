import { type HeaderPair, textOf } from '../../../protocol/wire/headers.ts';
import type { BodyRef, CallEntry, Evidence, EvidenceEntry, Party } from '../../evidence/evidence.ts';
import { dayWords, momentShort } from '../day-words.ts';
import { both, html, type Markup, say } from './markup.ts';
import { facts, moment, table } from './parts.ts';

/** Bounds of what the page shows of the evidence; the bundle holds all of it. */
export const evidenceBounds = { entries: 1_500, bodyBytes: 3_000, allBodyBytes: 3_000_000 } as const;

/** Headers that name a secret are masked here too, whatever the bundle holds. */
const secretHeader = /^(?:proxy-)?authorization$|cookie$|secret|password|token|api-?key/i;

/** The evidence, entry by entry. */
export function renderEvidence(evidence: Evidence): Markup {
  const shown = evidence.entries.slice(0, evidenceBounds.entries);
  const budget = { left: evidenceBounds.allBodyBytes };
  const left = evidence.entries.length - shown.length;
  const rest = say(
    `Còn ${left} mục nữa trong gói bằng chứng.`,
    `${left} more entries are in the bundle of evidence.`,
  );
  return html`${shown.map((entry) => renderEntry(entry, evidence, budget))}${left > 0 ? html`<p>${rest}</p>` : ''}`;
}

/** Numbers of the entries that the page shows. */
export function shownEntries(evidence: Evidence | undefined): ReadonlySet<number> {
  return new Set(evidence?.entries.slice(0, evidenceBounds.entries).map(({ number }) => number));
}

export function partyName(party: Party): { readonly vi: string; readonly en: string } {
  switch (party.kind) {
    case 'system':
      return { vi: 'Hệ thống được kiểm thử', en: 'System under test' };
    case 'peer':
      return { vi: party.name, en: party.name };
    case 'harness':
      return { vi: 'Bộ kiểm thử', en: 'Harness' };
  }
}

interface Budget {
  left: number;
}

function renderEntry(entry: EvidenceEntry, evidence: Evidence, budget: Budget): Markup {
  const { number, at, kind } = entry;
  return html`<details class="entry" id="e${number}"><summary><strong>#${number}</strong> ${moment(at, momentShort(at))} · <code>${kind}</code> · ${headOf(entry)}</summary>
<div class="inner">${contentOf(entry, evidence, budget)}</div></details>\n`;
}

function headOf(entry: EvidenceEntry): Markup {
  switch (entry.kind) {
    case 'call': {
      const { from, to, operation, answer, failure, fault } = entry;
      const end = answer === undefined ? (failure ?? '–') : String(answer.httpStatus);
      const injected =
        fault === undefined ? '' : html` · ${say('lỗi có chủ đích', 'injected fault')}: ${fault}`;
      return html`${both(partyName(from))} → ${both(partyName(to))} · ${operation} · ${end}${injected}`;
    }
    case 'packet':
      return html`${entry.name} (${both(partyName(entry.by))})`;
    case 'link':
      return html`${entry.hub ?? say('đường truyền', 'link')}`;
    case 'notice':
      return html`${entry.topic} → ${entry.to} (${entry.channel})`;
    case 'step':
      return html`${entry.scenario} / ${entry.name}`;
    case 'statement':
      return html`${entry.requirement} · ${entry.by}, ${dayWords(entry.dated)}`;
    case 'trouble':
      return html`${entry.what} (${entry.blame})`;
    case 'state':
      return html`${both(partyName(entry.of))} · ${entry.subject}`;
  }
}

function contentOf(entry: EvidenceEntry, evidence: Evidence, budget: Budget): Markup {
  switch (entry.kind) {
    case 'call':
      return renderCall(entry, evidence, budget);
    case 'packet':
      return renderBody(entry.body, evidence, budget);
    case 'link':
      return html`<pre tabindex="0">${JSON.stringify(entry.client ?? entry.server ?? {}, null, 1)}</pre>`;
    case 'statement':
      return html`<p>${entry.text}</p>${entry.body === undefined ? '' : renderBody(entry.body, evidence, budget)}`;
    case 'trouble':
      return html`<p>${entry.what}</p>`;
    case 'notice':
    case 'step':
    case 'state':
      return facts(Object.entries(entry.facts).map(([name, value]) => [{ vi: name, en: name }, value]));
  }
}

function renderCall(
  { request, answer, failure, took, number }: CallEntry,
  evidence: Evidence,
  budget: Budget,
): Markup {
  const asked = html`<h3>${say('Yêu cầu', 'Request')}</h3><p><code>${request.method} ${request.target}</code></p>${headerTable(request.headers, number, { vi: 'yêu cầu', en: 'request' })}${renderBody(request.body, evidence, budget)}`;
  const time = html`<p class="source">${took} ms</p>`;
  if (answer === undefined) {
    return html`${asked}<h3>${say('Không có trả lời', 'No answer')}</h3><p>${failure ?? '–'}</p>${time}`;
  }
  return html`${asked}<h3>${say('Trả lời', 'Answer')}: ${answer.httpStatus}</h3>${headerTable(answer.headers, number, { vi: 'trả lời', en: 'answer' })}${renderBody(answer.body, evidence, budget)}${time}`;
}

function headerTable(
  headers: readonly HeaderPair[],
  number: number,
  part: { readonly vi: string; readonly en: string },
): Markup {
  if (headers.length === 0) return html``;
  return table(
    { vi: `Tiêu đề của ${part.vi} #${number}`, en: `Headers of ${part.en} #${number}` },
    [
      { vi: 'Tên', en: 'Name' },
      { vi: 'Giá trị', en: 'Value' },
    ],
    headers.map(([name, value]) => [
      html`<code>${name}</code>`,
      html`<code>${secretHeader.test(name) ? '***' : textOf(value)}</code>`,
    ]),
  );
}

/** The beginning of a body: as text when it is text, in hex when it is not. */
function renderBody(ref: BodyRef, evidence: Evidence, budget: Budget): Markup {
  const bytes = evidence.body(ref);
  if (bytes.length === 0) return html`<p class="source">${say('Thân rỗng', 'Empty body')}</p>`;
  const caption = html`<p class="source">${bytes.length} byte · SHA-256 <code>${ref}</code></p>`;
  const room = Math.min(evidenceBounds.bodyBytes, budget.left);
  if (room <= 0)
    return html`${caption}<p class="source">${say('Xem trong gói bằng chứng.', 'See the bundle of evidence.')}</p>`;
  const head = bytes.subarray(0, room);
  budget.left -= head.length;
  const cut =
    bytes.length > head.length
      ? html`<p class="source">${say(`… còn ${bytes.length - head.length} byte`, `… ${bytes.length - head.length} more bytes`)}</p>`
      : '';
  return html`${caption}<pre tabindex="0">${textOrHex(head)}</pre>${cut}`;
}

function textOrHex(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  const odd = Array.from(text).filter(
    (character) => /[\p{Cc}\ufffd]/u.test(character) && !/\s/.test(character),
  ).length;
  if (odd <= text.length / 50) return text;
  const hex = Buffer.from(bytes.subarray(0, 256)).toString('hex');
  return hex
    .replace(/(.{2})/g, '$1 ')
    .replace(/(.{48})/g, '$1\n')
    .trimEnd();
}
