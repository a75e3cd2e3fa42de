import { agencyProblems } from './agency.ts';
import { algorithmProblems } from './algorithm.ts';
import { attachmentProblems } from './attachment.ts';
import { certificateProblems } from './certificate.ts';
import { certificatePathProblems } from './certificate-path.ts';
import { certificationProblems } from './certification.ts';
import { certificationPackageProblems } from './certification-package.ts';
import { encryptionProblems } from './encryption.ts';
import type { ProblemEntry } from './entry.ts';
import { evidenceProblems } from './evidence.ts';
import { hubProblems } from './hub.ts';
import { identityProblems } from './identity.ts';
import { lifecycleProblems } from './lifecycle.ts';
import { linkProblems } from './link.ts';
import { linkHandshakeProblems } from './link-handshake.ts';
import { mailProblems } from './mail.ts';
import { packetProblems } from './packet.ts';
import { pdfSignatureProblems } from './pdf-signature.ts';
import { revocationProblems } from './revocation.ts';
import { settingsProblems } from './settings.ts';
import { signatureProblems } from './signature.ts';
import { signedDocumentProblems } from './signed-document.ts';
import { signingProblems } from './signing.ts';
import { timeStampProblems } from './time-stamp.ts';
import { trustServiceProblems } from './trust-service.ts';
import { wireProblems } from './wire.ts';
import { xmlProblems } from './xml.ts';
import { xmlSignatureProblems } from './xml-signature.ts';

/**
 * The one catalogue of problems: stable code → severity, Vietnamese and English text, remedy, requirements.
 * A code is never renamed or given another meaning; it may only be retired.
 */
const tables = {
  ...xmlProblems,
  ...packetProblems,
  ...attachmentProblems,
  ...identityProblems,
  ...lifecycleProblems,
  ...signingProblems,
  ...wireProblems,
  ...hubProblems,
  ...agencyProblems,
  ...settingsProblems,
  ...linkProblems,
  ...linkHandshakeProblems,
  ...certificateProblems,
  ...certificatePathProblems,
  ...algorithmProblems,
  ...revocationProblems,
  ...signatureProblems,
  ...pdfSignatureProblems,
  ...signedDocumentProblems,
  ...timeStampProblems,
  ...trustServiceProblems,
  ...xmlSignatureProblems,
  ...encryptionProblems,
  ...mailProblems,
  ...evidenceProblems,
  ...certificationProblems,
  ...certificationPackageProblems,
};

/** Every code there is. Nothing outside the catalogue can invent one. */
export type ProblemCode = keyof typeof tables;

export const catalogue: Readonly<Record<ProblemCode, ProblemEntry>> = tables;

/** True when `text` is a code of the catalogue. */
export function isProblemCode(text: string): text is ProblemCode {
  return Object.hasOwn(tables, text);
}
