import {
  type LetterOrder,
  type OfficialLetter,
  officialLetter,
} from '../../fixtures/documents/official-letter.ts';
import { parseLocalTimestamp } from '../../protocol/calendar/local-time.ts';
import type { Instant } from '../../protocol/ports/ports.ts';
import type { Reading } from '../../protocol/result.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { commonNameOf } from './check-signer.ts';
import { signPdf } from './sign-pdf.ts';
import type { SignerOrder } from './signing-order.ts';

/** Who signs a letter, and when. */
export interface LetterSigners {
  readonly person: SigningKey;
  readonly agency: SigningKey;
  /** 09:00 of the day of issue unless given; the agency signs ten minutes later. */
  readonly at?: Instant;
  /** Without it the certificates are not checked first. */
  readonly check?: SignerOrder['check'];
  readonly level?: SignerOrder['level'];
  readonly timeStamp?: SignerOrder['timeStamp'];
  readonly proof?: SignerOrder['proof'];
}

/**
 * An official letter of the fixtures, signed as NĐ 30/2020 asks: the person, then the agency; the annex, which is
 * a file of its own, by the agency (SIG-02, SIG-03, ATT-11). The letter names whom the person's certificate names
 * (MET-07). With keys that draw nothing, the same order gives
 * the same bytes.
 * @throws when it cannot be signed: the caller's keys are wrong.
 */
export async function signedLetter(order: LetterOrder, signers: LetterSigners): Promise<OfficialLetter> {
  const letter = await officialLetter({ signer: commonNameOf(signers.person.certificate), ...order });
  const { codeNumber, codeNotation, date, signer, letterhead, from } = letter.metadata;
  const at = signers.at ?? parseLocalTimestamp(`${date} 09:00:00`) ?? 0;
  const { person, agency, check = 'unchecked', level = 'b', timeStamp, proof } = signers;
  const common = {
    ...{ check, level },
    ...(timeStamp === undefined ? {} : { timeStamp }),
    ...(proof === undefined ? {} : { proof }),
  };
  const role = { kind: 'person', name: signer, title: letterhead.position } as const;
  const sealed = { ...common, key: agency, at: at + 600_000 };
  const first = signed(await signPdf(letter.pdf, { ...common, key: person, at, role }));
  const pdf = signed(await signPdf(first, { ...sealed, role: { kind: 'agency', body: from.name } }));
  const code = `${codeNumber}/${codeNotation}`;
  const annex = signed(await signPdf(letter.annex, { ...sealed, role: { kind: 'annex', code } }));
  return { ...letter, pdf, annex };
}

function signed(reading: Reading<Uint8Array>): Uint8Array {
  if (reading.ok) return reading.value;
  throw new Error(`not signed: ${reading.problems.map(({ code }) => code).join(', ')}`);
}
