import { type PathVerdict, verifyPath } from '../certificate-path.ts';
import type { VerificationContext } from '../context.ts';
import { parseKnownCertificate } from '../parse-certificate.ts';
import { readReceiver } from './receiver.ts';

/**
 * Whether one may encrypt for a certificate (DER) now: its path for the purpose `encryption`, its state, and that
 * its key may be used so (CRT-04). Ask before every use: whoever encrypts for somebody else's key has told him.
 */
export function judgeReceiver(der: Uint8Array, context: VerificationContext): PathVerdict {
  const reading = parseKnownCertificate(der, context.memo);
  if (!reading.ok) return { verdict: 'malformed', reasons: reading.problems, steps: [] };
  const receiver = readReceiver(der);
  if (!receiver.ok) return { verdict: 'wrong-usage', reasons: receiver.problems, steps: [] };
  return verifyPath({ leaf: reading.value, others: [], purpose: 'encryption', at: context.now, context });
}
