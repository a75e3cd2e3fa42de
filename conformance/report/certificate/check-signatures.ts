import { sourceOf } from '../../../protocol/pdf/source.ts';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import { contentOf } from '../../../protocol/security/cms/content.ts';
import { verifyCms } from '../../../protocol/security/cms/verify-cms.ts';
import type { VerificationContext } from '../../../protocol/security/context.ts';
import { verifyPdf } from '../../../protocol/security/pdf/verify-pdf.ts';
import type { SignatureVerdict, Verdict } from '../../../protocol/security/verdict.ts';
import type { CertificateManifest } from './manifest.ts';
import { type CertificatePackage, packageNames } from './package.ts';
import { testMarkIn } from './test-key.ts';

/** What became of the signature of a manifest; none where there is no message. */
export interface CheckedSignature {
  readonly signature?: SignatureVerdict;
  readonly problems: readonly Problem[];
}

/** One signer, bound to its certificate, with a time-stamp. */
export function checkSignature(
  files: CertificatePackage,
  manifest: Uint8Array,
  security: VerificationContext,
): CheckedSignature {
  const message = files.get(packageNames.signature);
  if (message === undefined) return { problems: [] };
  const options = { place: packageNames.signature, binding: 'required' } as const;
  const [signature, another] = verifyCms(message, contentOf(manifest), security, options);
  if (signature === undefined) throw new Error('a message without a verdict');
  const { verdict, reasons, timeStamp } = signature;
  const detail = { seen: another === undefined ? verdict : 'several signers' };
  const unstamped =
    timeStamp === undefined ? [problem('certification.time-stamp-missing', options.place)] : [];
  if (another !== undefined || !(verdict === 'valid' || isOpen(verdict, security))) {
    return {
      signature,
      problems: [problem('certification.signature-unsound', options.place, detail), ...reasons],
    };
  }
  if (verdict === 'valid') return { signature, problems: unstamped };
  const asWarnings = reasons.map((each): Problem => ({ ...each, severity: 'warning' }));
  const open = problem('certification.signature-undetermined', options.place, detail);
  return { signature, problems: [...unstamped, open, ...asWarnings] };
}

/** The page is signed by the same hand, wholly, and nothing was added to it. */
export function checkPage(
  files: CertificatePackage,
  manifestSignature: SignatureVerdict | undefined,
  security: VerificationContext,
): readonly Problem[] {
  const page = files.get(packageNames.page);
  if (page === undefined || manifestSignature?.signer === undefined) return [];
  const { verdict, signatures } = verifyPdf(sourceOf(page), security);
  const [only, another] = signatures;
  const own = manifestSignature.signer.sha256;
  const sound = verdict === 'valid' || isOpen(verdict, security);
  if (sound && another === undefined && only?.signer?.sha256 === own) return [];
  const seen = sound ? (only?.signer?.subject.text ?? '–') : verdict;
  return [problem('certification.page-unsound', packageNames.page, { seen })];
}

/** A key for tests is named as one. */
export function checkKey(
  { signing, signer }: CertificateManifest,
  signature: SignatureVerdict | undefined,
): readonly Problem[] {
  const certificates = [signature?.signer, ...(signature?.path ?? []).map(({ certificate }) => certificate)];
  const mark = testMarkIn(certificates.filter((each) => each !== undefined));
  if (signing === 'test-key')
    return [problem('certification.test-key', packageNames.manifest, { seen: signer })];
  return mark === undefined
    ? []
    : [problem('certification.key-undisclosed', packageNames.manifest, { seen: mark })];
}

/**
 * True where the arithmetic holds and whose signature it is stays open: no proof of a state, or nobody said whom to
 * trust. Who named roots and is shown another is refused.
 */
function isOpen(verdict: Verdict, { trust }: VerificationContext): boolean {
  return verdict === 'undetermined' || (verdict === 'untrusted' && trust.anchors.length === 0);
}
