import { parameterText } from '../../protocol/wire/parameters.ts';
import type { Answer } from '../hub/http/answers.ts';
import type { Exchange } from '../hub/http/report.ts';
import { isSuccess, wholeBody, withBody } from './answer-body.ts';
import type { Subject } from './subject.ts';

/** The directory as it was told first. */
export interface StaleAnswers {
  /** Remembers the first answer to each question. Gives the answer back, to be sent. */
  watch(exchange: Exchange, subject: Subject, answer: Answer): Promise<Answer>;
  /** What the same question was answered first; the answer itself when it is that one. */
  earlier(exchange: Exchange, subject: Subject, answer: Answer): Answer;
}

export function createStaleAnswers(): StaleAnswers {
  const first = new Map<string, Uint8Array>();
  return {
    async watch(exchange, subject, answer) {
      const key = questionOf(exchange, subject);
      if (!isSuccess(answer) || first.has(key)) return answer;
      const body = await wholeBody(answer);
      first.set(key, body);
      return withBody(answer, body);
    },
    earlier(exchange, subject, answer) {
      const body = first.get(questionOf(exchange, subject));
      return body === undefined ? answer : withBody(answer, body);
    },
  };
}

/** Who asks for which part of the directory. */
function questionOf({ parameters, operation }: Exchange, { systemId }: Subject): string {
  const asked = operation?.parameters.map(({ name }) => parameterText(parameters, name) ?? '') ?? [];
  return JSON.stringify([operation?.name, systemId, ...asked]);
}
