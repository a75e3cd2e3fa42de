import { names } from '../../../protocol/edxml/names.ts';
import type { Packet } from '../../../protocol/edxml/packet.ts';
import { receiverCodes } from '../../../protocol/edxml/receiver-codes.ts';
import { hasError, type Problem, problem } from '../../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../../protocol/result.ts';
import {
  type Parameters,
  parameterText,
  parseReceivers,
  placeOfParameter,
} from '../../../protocol/wire/parameters.ts';
import { standingOn } from '../directory/standing.ts';
import type { AgenciesByCode, DirectoryAgency, HubStore } from '../store/store.ts';
import { issuerCode } from '../transfers/document-key.ts';
import { checkCentre, checkName } from './names-and-centres.ts';
import { documentIdOf } from './packet-facts.ts';

/** One mailbox that gets the packet, and the code by which the packet names it. */
export interface Addressee {
  readonly mailbox: string;
  /** As written. */
  readonly to: string;
}

const { from, to, organId, organName, responseFor, messageHeader } = names;

/**
 * Everybody whom a packet names as its sender, as a receiver and as the issuer of its document: asked for together,
 * so that all of them are of one state of the directory. Of doubts on codes, those remain that it does not settle.
 */
export async function findNamed(
  packet: Packet,
  parameters: Parameters,
  store: HubStore,
  doubts: readonly Problem[] = [],
): Promise<Reading<{ readonly agencies: AgenciesByCode }>> {
  const codes = [
    packet.from.organId,
    declaredSender(parameters),
    ...receiverCodes(packet),
    issuerCode(documentIdOf(packet)),
  ];
  const agencies = await store.findAgencies(codes);
  return read(
    { agencies },
    doubts.filter((doubt) => !isOfOneBody(doubt, agencies)),
  );
}

/** Who cannot tell two forms of one code apart without a directory doubts that they name one body (IDC-10, IDC-06). */
export function isDoubtOnCodes({ code }: Problem): boolean {
  return code === 'identity.document-id-agency-differs';
}

function isOfOneBody({ seen = '', expected = '' }: Problem, agencies: AgenciesByCode): boolean {
  const body = agencies.get(seen)?.id;
  return body !== undefined && body === agencies.get(expected)?.id;
}

/** A packet, what its caller says of it, and who is who on that day. */
export interface Parties {
  readonly packet: Packet;
  readonly parameters: Parameters;
  readonly systemId: string;
  readonly agencies: AgenciesByCode;
}

/**
 * IDC-04: the packet's sender, and the one in the parameter `from`, are the calling system itself or agencies
 * that it serves. An exchange centre sends with its own code in the parameter and a member's in the packet,
 * so these two may differ, with a warning (ENV-09).
 */
export function resolveSender(
  { packet, parameters, systemId, agencies }: Parties,
  today: string,
): Reading<{ readonly sender: DirectoryAgency }> {
  const declared = declaredSender(parameters);
  const place = `${messageHeader}/${from}/${organId}`;
  const sender = agencies.get(packet.from.organId);
  const foreign = [
    ...(sender?.systemId === systemId ? [] : [[place, packet.from.organId] as const]),
    ...(declared === systemId || agencies.get(declared)?.systemId === systemId
      ? []
      : [[placeOfParameter('from'), declared] as const]),
  ].map(([where, seen]) => problem('hub.sender-foreign', where, { seen, expected: systemId }));
  if (sender === undefined || foreign.length > 0) return unread(...foreign);
  if (standingOn(today, sender) !== 'active')
    return unread(problem('hub.sender-inactive', place, { seen: packet.from.organId }));
  const same = declared === packet.from.organId || agencies.get(declared)?.id === sender.id;
  const detail = { seen: declared, expected: packet.from.organId };
  const differs = same ? [] : [problem('hub.sender-header-differs', placeOfParameter('from'), detail)];
  const nameSeen = `${messageHeader}/${from}/${organName}`;
  return read({ sender }, [
    ...differs,
    ...checkName(packet.from, sender, nameSeen),
    ...checkCentre(packet, systemId, place),
  ]);
}

/**
 * IDC-05, IDC-06: every receiver is in the directory and active, or nobody gets anything; two codes of one
 * body are one mailbox. A status goes to the party that it names in its answer, and to nobody else (STA-10);
 * that may have been closed since it sent the document (IDC-03), and whoever polls for it gets the status.
 */
export function resolveReceivers(
  { packet, parameters, agencies }: Parties,
  today: string,
): Reading<{ readonly addressees: readonly Addressee[] }> {
  const named = receiversOf(packet);
  const refused = named.flatMap((each) => refusalOf(each, agencies.get(each.code), today));
  if (hasError(refused)) return { ok: false, problems: refused };
  const boxes = new Map<string, Addressee>();
  const doubled: Problem[] = [];
  for (const { code, place } of named) {
    const mailbox = agencies.get(code)?.code ?? code;
    if (boxes.has(mailbox)) doubled.push(problem('hub.receiver-doubled', place, { seen: code }));
    else boxes.set(mailbox, { mailbox, to: code });
  }
  const differs = compareWithParameter(named, parameters);
  const misnamed =
    packet.kind === 'document'
      ? packet.to.flatMap((party, index) => {
          const place = `${messageHeader}/${to}[${index + 1}]/${organName}`;
          return checkName(party, agencies.get(party.organId), place);
        })
      : [];
  return read({ addressees: [...boxes.values()] }, [...doubled, ...differs, ...misnamed]);
}

/** The sender by the parameter `from`; empty when there is none. */
function declaredSender(parameters: Parameters): string {
  return parameterText(parameters, 'from')?.trim() ?? '';
}

interface Named {
  readonly code: string;
  readonly place: string;
  /** It is told of a document of before: it may have been closed since (IDC-03). */
  readonly answers: boolean;
}

function receiversOf(packet: Packet): readonly Named[] {
  switch (packet.kind) {
    case 'status':
      return [
        {
          code: packet.responseFor.organId,
          place: `${messageHeader}/${responseFor}/${organId}`,
          answers: true,
        },
      ];
    case 'document':
      return packet.to.map((party, index) => ({
        code: party.organId,
        place: `${messageHeader}/${to}[${index + 1}]/${organId}`,
        answers: false,
      }));
  }
}

function refusalOf(
  { code, place, answers }: Named,
  agency: DirectoryAgency | undefined,
  today: string,
): readonly Problem[] {
  if (agency === undefined) return [problem('hub.receiver-unknown', place, { seen: code })];
  const { validFrom = '', successor } = agency.details ?? {};
  switch (standingOn(today, agency)) {
    case 'active':
      return agency.systemId === '' ? [problem('hub.receiver-not-connected', place, { seen: code })] : [];
    case 'locked':
      return [problem('hub.receiver-locked', place, { seen: code })];
    case 'closed': {
      const detail = { seen: code, ...(successor === undefined ? {} : { expected: successor }) };
      return answers ? [] : [problem('hub.receiver-closed', place, detail)];
    }
    case 'not-yet':
      return [problem('directory.code-not-yet-valid', place, { seen: code, expected: validFrom })];
  }
}

/** ENV-09: the packet decides; a parameter that says otherwise is told of. */
function compareWithParameter(named: readonly Named[], parameters: Parameters): readonly Problem[] {
  const text = parameterText(parameters, 'to')?.trim() ?? '';
  if (text === '') return [];
  const parsed = parseReceivers(text);
  if (!parsed.ok) return parsed.problems.map((each) => ({ ...each, severity: 'warning' }));
  const inPacket = named.map((each) => each.code);
  if (new Set(parsed.value).symmetricDifference(new Set(inPacket)).size === 0) return [];
  const detail = { seen: JSON.stringify(parsed.value), expected: JSON.stringify(inPacket).slice(0, 200) };
  return [problem('hub.receivers-header-differs', placeOfParameter('to'), detail)];
}
