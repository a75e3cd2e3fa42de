import { type Group, groupOf, itemsOf, numberOf, textOf, textsOf, trimmedOf } from './group.ts';
import { names } from './names.ts';
import type {
  DocumentType,
  OtherInfo,
  Party,
  ResponseFor,
  Signer,
  StaffInfo,
  TraceHeader,
} from './packet.ts';

/** Leaves out what is absent, as `exactOptionalPropertyTypes` and readers of JSON want it. */
export function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept: { [K in keyof T]?: T[K] } = {};
  for (const key in values) if (values[key] !== undefined) kept[key] = values[key];
  return kept as { [K in keyof T]?: Exclude<T[K], undefined> };
}

/** A sender or receiver; undefined without its code. */
export function decodeParty(group: Group | undefined): Party | undefined {
  const organId = textOf(group, names.organId);
  if (organId === undefined) return undefined;
  return {
    organId,
    ...present({
      organizationInCharge: textOf(group, names.organizationInCharge),
      organName: textOf(group, names.organName),
      organAdd: textOf(group, names.organAdd),
      email: textOf(group, names.email),
      telephone: textOf(group, names.telephone),
      fax: textOf(group, names.fax),
      website: textOf(group, names.website),
    }),
  };
}

export function decodeResponseFor(group: Group | undefined): ResponseFor {
  return present({
    organId: textOf(group, names.organId),
    code: textOf(group, names.code),
    promulgationDate: trimmedOf(group, names.promulgationDate),
    documentId: textOf(group, names.documentId),
  });
}

export function decodeStaff(group: Group): StaffInfo {
  return present({
    department: textOf(group, names.department),
    departmentId: textOf(group, names.departmentId),
    staff: textOf(group, names.staff),
    staffId: textOf(group, names.staffId),
    email: textOf(group, names.email),
    mobile: textOf(group, names.mobile),
  });
}

export function decodeTraceHeader(group: Group): TraceHeader {
  return present({
    organId: textOf(group, names.organId),
    timestamp: trimmedOf(group, names.timestamp),
  });
}

export function decodeSigner(group: Group | undefined): Signer {
  return present({
    competence: textOf(group, names.competence),
    position: textOf(group, names.position),
    fullName: textOf(group, names.fullName),
  });
}

export function decodeDocumentType(group: Group | undefined): DocumentType {
  return present({
    type: numberOf(group, names.type),
    typeDetail: numberOf(group, names.typeDetail),
    typeName: textOf(group, names.typeName),
  });
}

export function decodeOtherInfo(group: Group | undefined): OtherInfo {
  const hasAppendixes = itemsOf(group, names.appendixes).length > 0;
  return present({
    priority: numberOf(group, names.priority),
    sphereOfPromulgation: textOf(group, names.sphereOfPromulgation),
    typerNotation: textOf(group, names.typerNotation),
    promulgationAmount: numberOf(group, names.promulgationAmount),
    pageAmount: numberOf(group, names.pageAmount),
    replyFors: textOf(group, names.replyFors),
    direction: direction(textOf(group, names.direction)?.trim()),
    referenceCodes: textOf(group, names.referenceCodes),
    appendixes: hasAppendixes ? textsOf(groupOf(group, names.appendixes), names.appendix) : undefined,
  });
}

function direction(text: string | undefined): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
