import type { Fate } from '../../conformance/requirements/requirement.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';

const names: Readonly<Record<Fate['kind'], Bilingual>> = {
  checked: { vi: 'kiểm tự động', en: 'checked' },
  attended: { vi: 'kiểm có người chứng kiến', en: 'attended' },
  'on-file': { vi: 'hồ sơ khai báo', en: 'evidence on file' },
  'own-duty': { vi: 'nghĩa vụ của bộ kiểm thử', en: 'duty of the suite' },
  untestable: { vi: 'không kiểm được từ ngoài', en: 'untestable from outside' },
  'out-of-scope': { vi: 'ngoài phạm vi bản này', en: 'out of scope of this version' },
};

export function nameOfFate({ kind }: Pick<Fate, 'kind'>): Bilingual {
  return names[kind];
}

/** What is asked of people, or why nothing is checked. */
export function reasonOf(fate: Fate): Bilingual | undefined {
  switch (fate.kind) {
    case 'checked':
      return undefined;
    case 'attended':
      return fate.step;
    case 'on-file':
      return fate.wanted;
    case 'own-duty':
    case 'untestable':
    case 'out-of-scope':
      return fate.why;
  }
}
