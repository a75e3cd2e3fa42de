/**
 * The JSON object that the body of an answer is, UTF-8; undefined for every other body. Its brace is the first byte:
 * a body with anything before that is not taken for an object.
 */
export function answerJson(body: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  if (body[0] !== 0x7b) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
