import type { Bilingual } from '../protocol/problems/entry.ts';
import type { Answer, Outage } from '../simulator/agency/answer.ts';
import { CommandFailure } from './context.ts';
import { safeText } from './inspect/safe-text.ts';

/** What came instead of an answer, and what it means for a packet that was on its way. */
interface OutageWords {
  readonly what: Bilingual;
  readonly sending?: Bilingual;
}

const outages: Readonly<Record<Outage, OutageWords>> = {
  'connection-refused': {
    what: { vi: 'không có ai nghe ở địa chỉ và cổng này', en: 'nobody listens at this address and port' },
    sending: { vi: 'gói tin chưa đi', en: 'nothing was sent' },
  },
  'connection-dropped': {
    what: { vi: 'kết nối bị ngắt sau khi gửi', en: 'the connection was cut after sending' },
    sending: {
      vi: 'có thể Trục đã nhận: hỏi getSentEdocList rồi hãy gửi lại',
      en: 'the hub may have it: ask getSentEdocList before sending again',
    },
  },
  'html-page': {
    what: {
      vi: 'một trang HTML trả lời thay Trục, thường là máy chủ trung gian; xem lại địa chỉ',
      en: 'an HTML page answered instead of the hub, mostly a proxy’s; look at the address',
    },
  },
  'empty-body': { what: { vi: 'câu trả lời rỗng', en: 'an empty answer' } },
  'not-json': { what: { vi: 'câu trả lời không phải JSON', en: 'the answer is no JSON' } },
  'not-an-answer': {
    what: {
      vi: 'JSON thiếu status, ErrorCode hoặc ErrorDesc',
      en: 'JSON without status, ErrorCode or ErrorDesc',
    },
  },
  'given-up': {
    what: { vi: 'hết thời gian chờ hoặc bị dừng', en: 'the wait ran out or was stopped' },
    sending: { vi: 'có thể Trục đã nhận', en: 'the hub may have it' },
  },
};

/** One line for a call that did not succeed; of a packet that was sent, also whether the hub may have it. */
export function callFailure(
  answer: Exclude<Answer<unknown>, { readonly kind: 'ok' }>,
  about: 'sending' | 'asking',
): CommandFailure {
  if (answer.kind === 'refused') {
    const why = `${answer.errorCode}: ${safeText(answer.errorDesc, 400)}`;
    return new CommandFailure({
      vi: `Trục từ chối, ErrorCode ${why}`,
      en: `the hub refused it, ErrorCode ${why}`,
    });
  }
  const { what, sending } = outages[answer.outage];
  const seen = safeText(answer.detail, 200);
  const words = (language: keyof Bilingual) =>
    about === 'sending' && sending !== undefined ? `${what[language]}, ${sending[language]}` : what[language];
  return new CommandFailure({
    vi: `không nhận được trả lời của Trục: ${words('vi')} (${seen})`,
    en: `no answer from the hub: ${words('en')} (${seen})`,
  });
}
