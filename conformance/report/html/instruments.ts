import { instrumentsIn } from '../../requirements/cited-instruments.ts';
import type { RunReport } from '../run-report.ts';
import type { WordingOf } from '../wording.ts';
import { both, html, type Markup, say } from './markup.ts';
import { table } from './parts.ts';

/** What the short names of the page stand for: instruments that its duties cite, with number, days and issuer. */
export function renderInstruments({ requirements }: RunReport, wordingOf: WordingOf): Markup {
  const sources = requirements.map(({ requirement }) => wordingOf(requirement)?.source ?? '');
  const unknown = '–';
  return html`${table(
    { vi: 'Tên viết tắt dùng trong trang này', en: 'Short names on this page' },
    [
      { vi: 'Viết tắt', en: 'Short' },
      { vi: 'Văn bản', en: 'Instrument' },
      { vi: 'Số, ký hiệu', en: 'Number' },
      { vi: 'Ngày', en: 'Days' },
      { vi: 'Cơ quan ban hành', en: 'Issued by' },
    ],
    instrumentsIn(sources).map(({ key, name, number = unknown, days, issuer }) => [
      key,
      both(name),
      number,
      days === undefined ? unknown : both(days),
      both(issuer),
    ]),
  )}<p>${say('“–”: bộ kiểm thử chưa xác minh được.', '“–”: not verified by this suite.')}</p>`;
}
