import type { Bilingual, Language } from '../../../protocol/problems/entry.ts';
import type { Driver, DriverAction, DriverOutcome } from '../driver.ts';

/** A terminal with a person at it: asks one question and gives one line back; undefined when nobody is there any more. */
export type AskPerson = (question: string, signal: AbortSignal) => Promise<string | undefined>;

/** Whom the driver asks, in which language, and who vouches for the answers. */
export interface PromptDriverOptions {
  readonly ask: AskPerson;
  readonly language: Language;
  /** Who answers: stands under what is attested. Asked for at the first question unless given. */
  readonly by?: string;
}

const texts = {
  choices: {
    vi: 'Gõ: x = đã làm xong · t = hệ thống từ chối · k = hệ thống không có chức năng này · l = không làm được vì lý do khác',
    en: 'Type: d = done · r = the system refused · n = the system has no such function · f = it could not be done for another reason',
  },
  again: { vi: 'Không hiểu câu trả lời.', en: 'That answer is not one of these.' },
  documentId: { vi: 'Định danh văn bản (DocumentId):', en: 'The document’s identifier (DocumentId):' },
  why: { vi: 'Vì sao?', en: 'Why?' },
  nobody: { vi: 'không có ai trả lời', en: 'nobody answered' },
  holds: {
    vi: 'Gõ: c = đúng như vậy · k = không đúng · Enter = bỏ qua, chưa xét',
    en: 'Type: y = it is so · n = it is not so · Enter = passed over, not looked at',
  },
  who: { vi: 'Ai trả lời (họ tên, chức vụ)?', en: 'Who answers (name, post)?' },
  seen: { vi: 'Thấy gì trên màn hình?', en: 'What does the screen show?' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const meanings: Readonly<Record<string, DriverOutcome['outcome']>> = {
  ...{ x: 'done', d: 'done', t: 'refused', r: 'refused' },
  ...{ k: 'not-offered', n: 'not-offered', l: 'failed', f: 'failed' },
};

const yes = new Set(['c', 'y']);
const no = new Set(['k', 'n']);

/** Actions after which the document's identifier has to be known. */
const makesDocument = new Set<DriverAction['action']>([
  'send-document',
  'send-sets',
  'recall-document',
  'replace-document',
]);

const mostAttempts = 5;

/** Drives a system through a person who follows prompts at its screen. */
export function createPromptDriver(options: PromptDriverOptions): Driver {
  const { ask, language } = options;
  const say = (text: Bilingual) => text[language];
  const put = async (question: string, signal: AbortSignal) => (await ask(question, signal))?.trim();
  return {
    name: 'prompt',
    followsClock: false,
    close: async () => undefined,
    inquire: createInquirer(options),
    perform: async (action, words, { signal }) => {
      const outcome = await choose(`${say(words)}\n${say(texts.choices)}`);
      if (outcome === undefined) return { outcome: 'failed', why: say(texts.nobody) };
      if (outcome === 'not-offered') return { outcome };
      if (outcome !== 'done') return { outcome, why: (await put(say(texts.why), signal)) ?? '' };
      if (!makesDocument.has(action.action)) return { outcome };
      const documentId = await put(say(texts.documentId), signal);
      return documentId === undefined || documentId === '' ? { outcome } : { outcome, documentId };

      async function choose(question: string): Promise<DriverOutcome['outcome'] | undefined> {
        let asked = question;
        for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
          const answer = await put(asked, signal);
          if (answer === undefined) return undefined;
          const meant = meanings[answer.toLowerCase()];
          if (meant !== undefined) return meant;
          asked = `${say(texts.again)} ${say(texts.choices)}`;
        }
        return undefined;
      }
    },
  };
}

/** Puts questions about what only the screen shows to the person at the terminal. */
export function createInquirer({ ask, language, by }: PromptDriverOptions): NonNullable<Driver['inquire']> {
  const put = async (question: string, signal: AbortSignal) => (await ask(question, signal))?.trim();
  let who = by;
  return async ({ requirement, words }, { signal }) => {
    let asked = `${requirement}: ${words[language]}\n${texts.holds[language]}`;
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const answer = (await put(asked, signal))?.toLowerCase();
      if (answer === undefined || answer === '') return undefined;
      if (yes.has(answer) || no.has(answer)) {
        who ??= await put(texts.who[language], signal);
        const text = await put(texts.seen[language], signal);
        if (text === undefined || who === undefined || who === '') return undefined;
        return { by: who, text, holds: yes.has(answer) };
      }
      asked = `${texts.again[language]} ${texts.holds[language]}`;
    }
    return undefined;
  };
}
