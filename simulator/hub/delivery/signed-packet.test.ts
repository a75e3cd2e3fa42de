import { expect, it } from 'vitest';
import { testContext, testNow } from '../../../fixtures/signatures/test-context.ts';
import { signedText } from '../../../fixtures/xml-signatures/signed-packets.ts';
import { soundDocument } from '../../../protocol/edxml/sound-packet-under-test.ts';
import { verifyPacketSignature } from '../../../protocol/security/xml/verify-packet-signature.ts';
import { readTree } from '../../../protocol/xml/read.ts';
import { traceEntryFor } from '../use-cases/trace-entry.ts';

const withoutTrace = soundDocument().replace(/<edXML:TraceHeaderList>[\s\S]*<\/edXML:TraceHeaderList>/, '');

it.each([
  ['with the sender’s hop', soundDocument()],
  ['without any trace', withoutTrace],
])('ENV-06 ENV-07 SIG-19: a packet %s is delivered with its signature whole', async (_, packet) => {
  const signed = Buffer.from(await signedText(packet));
  const tree = readTree(signed);
  if (!tree.ok) throw new Error('a signed packet that cannot be read');
  const { offset, removes, text } = traceEntryFor(tree.value.root, '00.00.W00', testNow);
  const parts = [signed.subarray(0, offset), Buffer.from(text), signed.subarray(offset + removes)];
  const answer = verifyPacketSignature(Buffer.concat(parts), testContext());
  expect(answer).toMatchObject({ verdict: 'valid' });
  expect(Buffer.from(answer.signed?.document ?? '').toString()).not.toContain('00.00.W00');
});
