/**
 * The body of an answer, or undefined as soon as it is longer than `largest` bytes: what would come after that is
 * not waited for, and never held. Rejects as the body does.
 */
export async function readAtMost({ body }: Response, largest: number): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop early cancels the body.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > largest) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}
