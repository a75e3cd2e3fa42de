import type { Bilingual } from '../../../protocol/problems/entry.ts';
import type { CheckVerdict } from '../../finding.ts';
import { citationIn } from '../../requirements/citation.ts';
import type { Wording } from '../wording.ts';
import { verdictWords } from '../words.ts';
import { both, html, type Markup } from './markup.ts';
import { verdictSigns } from './palette.ts';

/** A verdict with its sign and its word. */
export function verdictTag(verdict: CheckVerdict): Markup {
  return html`<span class="tag v-${verdict}"><span aria-hidden="true">${verdictSigns[verdict]}</span> ${both(verdictWords[verdict])}</span>`;
}

/** A section with its heading, which a link leads to. */
export function section(id: string, title: Bilingual, content: readonly Markup[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${both(title)}</h2>${content}</section>\n`;
}

/** A list of names and values; rows without a value are left out. */
export function facts(rows: readonly (readonly [Bilingual, Markup | string | undefined])[]): Markup {
  const lines = rows.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [html`<dt>${both(name)}</dt><dd>${value}</dd>`],
  );
  return html`<dl class="facts">${lines}</dl>`;
}

/** A table; the first cell of each row is its heading. */
export function table(
  caption: Bilingual,
  heads: readonly Bilingual[],
  rows: readonly (readonly (Markup | string | number)[])[],
): Markup {
  const head = heads.map((each) => html`<th scope="col">${both(each)}</th>`);
  const body = rows.map(([first = '', ...rest]) => {
    const cells = rest.map((cell) =>
      typeof cell === 'number' ? html`<td class="n">${cell}</td>` : html`<td>${cell}</td>`,
    );
    return html`<tr><th scope="row">${first}</th>${cells}</tr>`;
  });
  return html`<div class="scroll"><table><caption>${both(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
}

const markWords: Readonly<Record<string, Bilingual>> = {
  A: { vi: 'đọc từ chính văn bản', en: 'read in the text itself' },
  B: { vi: 'đọc từ bản tóm tắt chính thức', en: 'read in an official summary' },
  C: {
    vi: 'theo tài liệu nghiệp vụ hoặc nhiều hệ thống đã làm',
    en: 'by the business description or several systems',
  },
  D: { vi: 'theo một nguồn thứ cấp', en: 'by one secondary source' },
  M: { vi: 'chưa đối chiếu được với văn bản', en: 'not verified against the text' },
  I: { vi: 'do bộ kiểm thử suy ra', en: 'inferred by this suite' },
};

const levelWords: Readonly<Record<Wording['level'], Bilingual>> = {
  MUST: { vi: 'bắt buộc', en: 'MUST' },
  SHOULD: { vi: 'nên làm', en: 'SHOULD' },
  MAY: { vi: 'được phép', en: 'MAY' },
};

/** Where a duty stands. */
export function cited(source: string): Markup {
  return both({ vi: citationIn(source, 'vi'), en: citationIn(source, 'en') });
}

/** A duty with its words, where it stands, how strong it is and how it was read. */
export function duty(id: string, wording: Wording | undefined): Markup {
  if (wording === undefined) return html`<div class="duty"><p><strong>${id}</strong></p></div>`;
  const marks = wording.marks.map((mark, index) => [
    index === 0 ? '' : '; ',
    both(markWords[mark] ?? { vi: mark, en: mark }),
  ]);
  return html`<div class="duty"><p><strong>${id}</strong> ${both(wording.wording)}</p>
<p class="source">${cited(wording.source)} · ${both(levelWords[wording.level])} · ${marks}</p></div>`;
}

/** An instant in a `time` element. */
export function moment(at: number, text: string): Markup {
  return html`<time datetime="${new Date(at).toISOString()}">${text}</time>`;
}
