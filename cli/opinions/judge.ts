import { openerOf } from '../../fixtures/encrypted-files/test-receivers.ts';
import { certificateOf } from '../../fixtures/signatures/test-context.ts';
import { sourceOf } from '../../protocol/pdf/source.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { verifyPath } from '../../protocol/security/certificate-path.ts';
import { contentOf } from '../../protocol/security/cms/content.ts';
import { verifyCms } from '../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../protocol/security/context.ts';
import { decryptFile } from '../../protocol/security/encryption/decrypt-file.ts';
import { openEnveloped } from '../../protocol/security/encryption/enveloped/open-enveloped.ts';
import type { Opening } from '../../protocol/security/encryption/opening.ts';
import { rankOf } from '../../protocol/security/finding.ts';
import { parseCertificate, verdictOfUnread } from '../../protocol/security/parse-certificate.ts';
import { verifyPdf } from '../../protocol/security/pdf/verify-pdf.ts';
import { stateAt } from '../../protocol/security/revocation/state-at.ts';
import { verifyTimeStamp } from '../../protocol/security/time-stamp/verify-time-stamp.ts';
import type { SignatureVerdict } from '../../protocol/security/verdict.ts';
import { verifyPacketSignature } from '../../protocol/security/xml/verify-packet-signature.ts';
import { contextOf } from './circumstances.ts';
import type { OpinionFile, OwnVerdict } from './opinion-file.ts';

/** What we say of a file. Of several signatures the worst counts, as with the tools that are asked. */
export async function judge(file: OpinionFile): Promise<OwnVerdict> {
  const { kind, bytes, content } = file;
  const context = contextOf(file.circumstances);
  switch (kind) {
    case 'pdf': {
      const { verdict, reasons, signatures } = verifyPdf(sourceOf(bytes), context);
      return signatures.length === 0 ? told(verdict, reasons) : worst(signatures);
    }
    case 'cms':
      return worst(
        verifyCms(bytes, content === undefined ? 'attached' : contentOf(content), context, { place: 'file' }),
      );
    case 'packet':
      return worst([verifyPacketSignature(bytes, context)]);
    case 'time-stamp':
      return worst([verifyTimeStamp(bytes, content ?? new Uint8Array(), context)]);
    case 'certificate':
      return judgeCertificate(file, context);
    case 'crl':
    case 'ocsp':
      return judgeProof(file, context);
    case 'encrypted-xml':
      return toldOpening(await decryptFile(bytes, openerOf(receiverOf(file))), file);
    case 'enveloped':
      return toldOpening(await openEnveloped(bytes, openerOf(receiverOf(file))), file);
  }
}

function told(verdict: OwnVerdict['verdict'], reasons: readonly Problem[]): OwnVerdict {
  const code = reasons.find(({ severity }) => severity === 'error')?.code;
  if (verdict === 'valid' || verdict === 'opened') return { answer: 'valid', verdict };
  return { answer: 'refused', verdict, ...(code === undefined ? {} : { code }) };
}

function worst(signatures: readonly SignatureVerdict[]): OwnVerdict {
  const refused = signatures.filter(({ verdict }) => verdict !== 'valid');
  const [first] = refused.toSorted((one, other) => rankOf(one.verdict) - rankOf(other.verdict));
  if (first !== undefined) return told(first.verdict, first.reasons);
  return signatures.length === 0 ? told('absent', []) : told('valid', []);
}

function judgeCertificate({ bytes, circumstances }: OpinionFile, context: VerificationContext): OwnVerdict {
  const leaf = parseCertificate(bytes);
  if (!leaf.ok) return told(verdictOfUnread(leaf.problems), leaf.problems);
  const question = { leaf: leaf.value, others: [], purpose: 'official-signature' } as const;
  const { verdict, reasons } = verifyPath({ ...question, at: circumstances.at, context });
  return told(verdict, reasons);
}

/** A list or an answer is believed when, with nothing else at hand, it tells a state. */
function judgeProof(
  { kind, bytes, about, circumstances }: OpinionFile,
  context: VerificationContext,
): OwnVerdict {
  if (about?.issuer === undefined) throw new Error('a proof about nobody');
  const own = kind === 'crl' ? { crls: [bytes], ocspAnswers: [] } : { crls: [], ocspAnswers: [bytes] };
  const { state, reasons } = stateAt({
    ...{ certificate: certificateOf(about), issuer: certificateOf(about.issuer), at: circumstances.at },
    context: { ...context, proof: { certificates: [], ...own } },
  });
  return state === 'unknown' ? told('undetermined', reasons) : told('valid', []);
}

function receiverOf({ about }: OpinionFile) {
  if (about === undefined) throw new Error('an encrypted file for nobody');
  return about;
}

/** Opened, and to what was encrypted. */
function toldOpening(opening: Opening, { content = new Uint8Array() }: OpinionFile): OwnVerdict {
  if (opening.verdict !== 'opened') return told(opening.verdict, opening.reasons);
  return Buffer.from(content).equals(opening.content)
    ? told('opened', [])
    : told('tampered', opening.reasons);
}
