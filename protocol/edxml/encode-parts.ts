import type { OutElement } from '../xml/write.ts';
import type { WritingStyle } from './draft.ts';
import { responseForOrder, staffInfoOrder } from './encode-order.ts';
import { arrange, prefixed } from './encode-tree.ts';
import type { Party, ResponseFor, StaffInfo } from './packet.ts';

/** Elements that document and status packets share. */

export function encodeParty(key: 'from' | 'to', party: Party): readonly OutElement[] {
  return prefixed(key, [
    ...prefixed('organId', party.organId),
    ...prefixed('organizationInCharge', party.organizationInCharge),
    ...prefixed('organName', party.organName),
    ...prefixed('organAdd', party.organAdd),
    ...prefixed('email', party.email),
    ...prefixed('telephone', party.telephone),
    ...prefixed('fax', party.fax),
    ...prefixed('website', party.website),
  ]);
}

export function encodeResponseFor(response: ResponseFor, style: WritingStyle): readonly OutElement[] {
  const parts = {
    organId: prefixed('organId', response.organId),
    code: prefixed('code', response.code),
    promulgationDate: prefixed('promulgationDate', response.promulgationDate),
    documentId: prefixed('documentId', response.documentId),
  };
  return prefixed('responseFor', arrange(responseForOrder[style], parts));
}

export function encodeStaff(staff: StaffInfo): readonly OutElement[] {
  const parts = {
    department: prefixed('department', staff.department),
    departmentId: prefixed('departmentId', staff.departmentId),
    staff: prefixed('staff', staff.staff),
    staffId: prefixed('staffId', staff.staffId),
    email: prefixed('email', staff.email),
    mobile: prefixed('mobile', staff.mobile),
  };
  return prefixed('staffInfo', arrange(staffInfoOrder, parts));
}
