import { type CliContext, CommandFailure, say } from '../context.ts';

/** An answer of the management API: any JSON object. */
export type ServiceAnswer = Readonly<Record<string, unknown>>;

/**
 * Calls the management API of running services.
 * @throws {CommandFailure} when they do not answer, or refuse, in their own words.
 */
export async function callServices(
  context: CliContext,
  base: string,
  path: string,
  body?: unknown,
): Promise<ServiceAnswer> {
  const init = {
    signal: context.signal,
    ...(body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  };
  const answer = await fetch(base + path, init).catch((error: unknown) => {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const why = cause instanceof Error ? cause.message : String(error);
    throw new CommandFailure({
      vi: `dịch vụ tại ${base} không trả lời (${why})`,
      en: `the services at ${base} do not answer (${why})`,
    });
  });
  const json = (await answer.json()) as ServiceAnswer;
  if (answer.ok) return json;
  throw new CommandFailure({ vi: refusal(json, 'vi'), en: refusal(json, 'en') });
}

function refusal({ problems, error }: ServiceAnswer, language: 'vi' | 'en'): string {
  if (!Array.isArray(problems) || problems.length === 0) return String(error);
  const lines = (
    problems as readonly Readonly<Record<'vi' | 'en', { readonly text: string; readonly remedy: string }>>[]
  ).map((each) => `${each[language].text} ${each[language].remedy}`);
  return lines.join('\n');
}

/** A line for people, or JSON for machines. */
export function tellAnswer(
  context: CliContext,
  json: true | undefined,
  answer: ServiceAnswer,
  vi: string,
  en: string,
): void {
  context.stdout.write(json === true ? `${JSON.stringify(answer)}\n` : `${say(context, { vi, en })}\n`);
}
