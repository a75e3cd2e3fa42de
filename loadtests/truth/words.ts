import type { JournalEntry } from '../journal.ts';
import type { Bilingual, Evidence, RuleName, Suspicion } from './finding.ts';

/** What a finding is about, in words of the journal. */
export interface Named {
  readonly what: Bilingual;
  readonly receiver: string;
  readonly figure: string;
  /** The error that ended an iteration. */
  readonly why: string;
  readonly parts: readonly string[] | undefined;
  readonly numbers: Suspicion['numbers'];
}

type Sentence = (named: Named) => Bilingual;

/** What each rule says to people, one sentence. */
const sentences: Readonly<Record<RuleName, Sentence>> = {
  lost: ({ what, receiver }) => ({
    vi: `${what.vi} đã được Trục nhận nhưng ${receiver} không bao giờ nhận được.`,
    en: `${what.en} was accepted, and ${receiver} never got it.`,
  }),
  twice: ({ what, receiver }) => ({
    vi: `${receiver} được giao ${what.vi} nhiều hơn một lần.`,
    en: `${receiver} was given ${what.en} more than once.`,
  }),
  stranger: ({ what, receiver }) => ({
    vi: `${receiver} được giao ${what.vi}, dù không phải nơi nhận.`,
    en: `${receiver} was given ${what.en}, which is not addressed to it.`,
  }),
  'status-lost': ({ what, receiver }) => ({
    vi: `${what.vi} đã được Trục nhận nhưng không đến được ${receiver}.`,
    en: `${what.en} was accepted, and never reached ${receiver}.`,
  }),
  'status-twice': ({ what, receiver }) => ({
    vi: `${receiver} được báo ${what.vi} nhiều hơn một lần.`,
    en: `${receiver} was told ${what.en} more than once.`,
  }),
  order: ({ what, receiver }) => ({
    vi: `Trong danh sách của ${receiver}, ${what.vi} đứng sau văn bản kém khẩn hơn.`,
    en: `In a list of ${receiver}, ${what.en} stands behind something less urgent.`,
  }),
  'not-durable': ({ what, receiver }) => ({
    vi: `Trục đã trả lời OK về ${what.vi} (${receiver}) trước khi bị ngắt, và sau đó không còn biết nữa.`,
    en: `The hub had answered OK about ${what.en} (${receiver}) before it was killed, and knew nothing of it afterwards.`,
  }),
  starved: ({ what, receiver, figure }) => ({
    vi: `${what.vi} phải chờ ${figure} giây mới hiện ra với ${receiver}, trong khi văn bản khẩn đến sau đã qua trước.`,
    en: `${what.en} waited ${figure} s until ${receiver} was shown it, while younger urgent mail went past.`,
  }),
  'foreign-content': ({ what, receiver }) => ({
    vi: `Nội dung ${what.vi} đến ${receiver} khác với nội dung đã gửi.`,
    en: `What ${receiver} got as ${what.en} is not what was sent.`,
  }),
  'refused-yet-delivered': ({ what, receiver }) => ({
    vi: `Trục báo người gửi là từ chối ${what.vi}, nhưng vẫn giao cho ${receiver}.`,
    en: `The sender of ${what.en} was refused, and ${receiver} was given it all the same.`,
  }),
  unsent: ({ what, receiver }) => ({
    vi: `${receiver} nhận ${what.vi} mà không nhật ký nào ghi là có ai gửi.`,
    en: `${receiver} got ${what.en}, which nobody sent, as far as these journals say.`,
  }),
  unacknowledged: ({ what, receiver }) => ({
    vi: `Trục thôi chào ${what.vi} cho ${receiver} dù chưa có xác nhận nào.`,
    en: `The hub stopped offering ${what.en} to ${receiver}, though nobody had acknowledged it.`,
  }),
  unfetchable: ({ what, receiver }) => ({
    vi: `Danh sách của ${receiver} có ${what.vi}, nhưng lần nào đến lấy cũng bị từ chối.`,
    en: `The list of ${receiver} shows ${what.en}, and each time that it was asked for it was refused.`,
  }),
  html: ({ receiver }) => ({
    vi: `${receiver} nhận một trang HTML thay cho câu trả lời JSON.`,
    en: `${receiver} got a page of HTML in the place of a JSON answer.`,
  }),
  dropped: ({ figure }) => ({
    vi: `k6 không bắt đầu được ${figure} lượt: tải thực tế thấp hơn tải đã đặt.`,
    en: `k6 could not start ${figure} iterations: the load was less than what was asked for.`,
  }),
  thrown: ({ why }) => ({
    vi: `Một lượt của k6 bỏ dở vì lỗi của bộ thử tải (${why}): tải thực tế không như đã đặt.`,
    en: `An iteration of k6 ended in an error of the harness (${why}): the load was not what was asked for.`,
  }),
  'threshold-lie': () => ({
    vi: 'Ngưỡng được báo là đạt, nhưng số đo trong nhật ký không đạt.',
    en: 'A threshold is said to hold, and the journal’s own figures break it.',
  }),
  memory: ({ figure }) => ({
    vi: `Bộ nhớ của Trục tăng ${figure} % mỗi giờ.`,
    en: `The hub’s memory grows by ${figure} % an hour.`,
  }),
  'memory-unknown': ({ figure }) => ({
    vi: `Chưa đủ căn cứ về bộ nhớ của Trục (${figure} mẫu): chạy lâu hơn.`,
    en: `Not enough is known of the hub’s memory (${figure} samples): run for longer.`,
  }),
  unfinished: ({ what, receiver }) => ({
    vi: `Chưa biết ${what.vi} có đến ${receiver} không: lần chạy kết thúc khi danh sách chưa rỗng.`,
    en: `Nobody knows whether ${what.en} reaches ${receiver}: the run ended before its list was seen empty.`,
  }),
  gap: ({ what, receiver, parts, numbers, figure }) => {
    if (numbers === 'missing') return linesMissing(figure);
    if (numbers === 'repeated') return linesRepeated;
    return parts === undefined ? gapWithin(what, receiver) : gapBetween(parts.join(', '));
  },
  'no-evidence': () => ({
    vi: 'Không có văn bản nào được Trục nhận trong nhật ký: không chứng minh được gì.',
    en: 'No document was accepted in these journals: nothing is proved.',
  }),
};

function gapWithin(what: Bilingual, receiver: string): Bilingual {
  return {
    vi: `Nhật ký về ${what.vi} (${receiver}) thiếu dòng hoặc ghi hai lần cùng một việc.`,
    en: `The journal of ${what.en} (${receiver}) lacks a line, or says one thing twice.`,
  };
}

function linesMissing(count: string): Bilingual {
  return {
    vi: `Nhật ký không đủ: thiếu ít nhất ${count} dòng mà k6 đã ghi, nên không kết luận được gì về Trục.`,
    en: `The journal is incomplete: at least ${count} of the lines that k6 wrote are not in it, so it proves nothing of the hub.`,
  };
}

const linesRepeated: Bilingual = {
  vi: 'Cùng những dòng ấy có hai lần: nhật ký của hai lần chạy, hoặc của một lần được nêu hai lần. Hãy đối chiếu từng lần chạy riêng.',
  en: 'The same lines are there twice: these are journals of two runs, or of one that is given twice. Judge each run by itself.',
};

function gapBetween(parts: string): Bilingual {
  return {
    vi: `Nhật ký các phần (${parts}) không ghép thành trọn một lần chạy: thiếu phần, hoặc lẫn hai lần chạy.`,
    en: `The journals of the parts (${parts}) do not make one whole run: a part is missing, or two runs are mixed.`,
  };
}

/** The sentence of a finding. */
export function sentenceOf(suspicion: Suspicion, evidence: Evidence): Bilingual {
  const { rule, receiver, figure, parts, numbers } = suspicion;
  const sentence = sentences[rule]({
    what: whatOf(evidence),
    receiver: receiver ?? '—',
    parts,
    numbers,
    figure: figure === undefined ? '—' : String(Math.round(figure * 10) / 10),
    why: evidence.thrown?.op === 'thrown' ? `${evidence.thrown.act}: ${evidence.thrown.why}` : '—',
  });
  return { vi: capital(sentence.vi), en: capital(sentence.en) };
}

/** Names keep their own first letter. */
function capital(text: string): string {
  return text.startsWith('k6') ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the evidence is about. */
function whatOf({ sent, fetched, again, repeated, acknowledged }: Evidence): Bilingual {
  const entry = [sent, fetched, again, repeated, acknowledged].find((each) => each !== undefined);
  if (entry === undefined) return { vi: 'một văn bản', en: 'a document' };
  const doc = docOf(entry);
  if (doc === undefined) return { vi: 'một gói tin', en: 'a packet' };
  const status = 'status' in entry ? entry.status : undefined;
  const from = 'from' in entry ? (entry.from ?? '') : '';
  return status === undefined
    ? { vi: `văn bản ${doc}`, en: `document ${doc}` }
    : { vi: `trạng thái ${status} của ${from} về ${doc}`, en: `status ${status} of ${from} about ${doc}` };
}

/** The document of a line; of a line that names none, nothing. */
export function docOf(entry: JournalEntry): string | undefined {
  return 'doc' in entry ? entry.doc : undefined;
}

/** A line in few words of its own. */
export function gistOf(entry: JournalEntry): string {
  switch (entry.op) {
    case 'sent':
      return `sent to ${entry.to.slice(0, 5).join(' ')}${entry.to.length > 5 ? ' …' : ''} → ${entry.answered}${tail(entry.docId)}`;
    case 'listed':
      return `list of ${entry.by}: ${entry.ids.length} rows`;
    case 'fetched':
      return `fetched by ${entry.by}${tail(entry.docId)} → ${entry.answered}`;
    case 'acknowledged':
      return `acknowledged by ${entry.by}${tail(entry.docId)} → ${entry.answered}`;
    case 'asked':
      return `${entry.operation} of ${entry.by} → ${entry.answered}`;
    case 'drained':
      return `nothing waits for ${entry.by}`;
    case 'dropped':
      return `${entry.count} iterations dropped`;
    case 'thrown':
      return `${entry.act} ended: ${entry.why}`;
    case 'crashed':
      return 'killed';
    case 'closed':
      return `${entry.lines} lines written`;
  }
}

function tail(docId: string | undefined): string {
  return docId === undefined ? '' : ` ${docId}`;
}
