import type { DocumentDraft, OutgoingAttachment } from '../../protocol/edxml/draft.ts';
import type { Clock, Instant } from '../../protocol/ports/ports.ts';
import type { Problem } from '../../protocol/problems/problem.ts';
import { type Reading, read } from '../../protocol/result.ts';
import type { SigningKey } from '../../protocol/security/signing-key.ts';
import { signPacket } from '../../protocol/security/xml/sign-packet.ts';
import { checkSigner, commonNameOf } from './check-signer.ts';
import { openPdf } from './open-pdf.ts';
import { signPdf } from './sign-pdf.ts';
import { signedFieldsOf } from './signed-fields.ts';
import type { SignerOrder, SigningRole } from './signing-order.ts';

/** The keys of an agency: its competent person's and its own. */
export interface AgencyKeys {
  readonly person: SigningKey;
  readonly agency: SigningKey;
}

/** Signs what agencies send. An agency without keys sends what it sent before. */
export interface DocumentSigner {
  /** The name in the certificate of an agency's person, which a letter has to print (MET-07). */
  personOf(code: string): string | undefined;
  /** The draft with its PDFs signed: first the person, then the agency; annexes by the agency alone. */
  signFiles(draft: DocumentDraft): Promise<Reading<DocumentDraft>>;
  /** The packet with the agency's signature in it, where packets are signed. */
  signWhole(code: string, packet: Uint8Array): Promise<Reading<Uint8Array>>;
}

export interface DocumentSignerOptions {
  readonly keysOf: (code: string) => AgencyKeys | undefined;
  readonly clock: Clock;
  /** What certificates are checked by, with fresh proofs (SIG-10). */
  readonly check: (at: Instant) => SignerOrder['check'] | Promise<SignerOrder['check']>;
  /** Baseline unless given. */
  readonly level?: SignerOrder['level'];
  readonly timeStamp?: SignerOrder['timeStamp'];
  /** Whether packets get an XML signature too; they do not unless told, as in the field. */
  readonly packets?: boolean;
}

/** A signer for the nodes of a world. Files that are signed already stay as they are. */
export function createDocumentSigner(options: DocumentSignerOptions): DocumentSigner {
  const { keysOf } = options;
  return {
    personOf: (code) => {
      const keys = keysOf(code);
      return keys === undefined ? undefined : commonNameOf(keys.person.certificate);
    },
    signFiles: async (draft) => {
      const keys = keysOf(draft.from.organId);
      return keys === undefined ? read(draft) : signAll(draft, keys, await commonOf(options));
    },
    signWhole: async (code, packet) => {
      const key = keysOf(code)?.agency;
      if (key === undefined || !options.packets) return read(packet);
      const common = await commonOf(options);
      const checked = checkSigner({ ...common, key });
      return checked.ok ? signPacket(packet, { key, signedAt: common.at }) : checked;
    },
  };
}

type Common = Omit<SignerOrder, 'key'>;

async function commonOf({ clock, check, level = 'b', timeStamp }: DocumentSignerOptions): Promise<Common> {
  const at = clock.now();
  return { at, level, check: await check(at), ...(timeStamp === undefined ? {} : { timeStamp }) };
}

async function signAll(
  draft: DocumentDraft,
  keys: AgencyKeys,
  common: Common,
): Promise<Reading<DocumentDraft>> {
  const attachments: OutgoingAttachment[] = [];
  const problems: Problem[] = [];
  for (const [index, file] of draft.attachments.entries()) {
    const signed = await signAttachment(
      file,
      index === 0 ? mainRoles(draft, keys) : annexRoles(draft, keys),
      common,
    );
    if (!signed.ok) return signed;
    attachments.push(signed.value);
    problems.push(...signed.problems);
  }
  return read({ ...draft, attachments }, problems);
}

interface KeyInRole {
  readonly key: SigningKey;
  readonly role: SigningRole;
}

/** The first file is the document itself (ATT-05). */
function mainRoles({ signer, from }: DocumentDraft, { person, agency }: AgencyKeys): readonly KeyInRole[] {
  const { fullName, position } = signer;
  const named = {
    ...(fullName === undefined ? {} : { name: fullName }),
    ...(position === undefined ? {} : { title: position }),
  };
  const body = from.organName === undefined ? {} : { body: from.organName };
  return [
    { key: person, role: { kind: 'person', ...named } },
    { key: agency, role: { kind: 'agency', ...body } },
  ];
}

function annexRoles({ code }: DocumentDraft, { agency }: AgencyKeys): readonly KeyInRole[] {
  const number = [code.codeNumber, code.codeNotation].filter((part) => part !== undefined).join('/');
  return [{ key: agency, role: { kind: 'annex', code: number } }];
}

async function signAttachment(
  file: OutgoingAttachment,
  roles: readonly KeyInRole[],
  common: Common,
): Promise<Reading<OutgoingAttachment>> {
  const isPdf = Buffer.from(file.bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  if (!isPdf || (await isSigned(file.bytes))) return read(file);
  const problems: Problem[] = [];
  let bytes = file.bytes;
  for (const role of roles) {
    const signed = await signPdf(bytes, { ...common, ...role });
    if (!signed.ok) return signed;
    bytes = signed.value;
    problems.push(...signed.problems);
  }
  return read({ ...file, bytes }, problems);
}

async function isSigned(bytes: Uint8Array): Promise<boolean> {
  const pdf = await openPdf(bytes);
  return pdf !== undefined && signedFieldsOf(pdf).length > 0;
}
