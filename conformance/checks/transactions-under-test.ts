import { names as n } from '../../protocol/edxml/names.ts';
import type { Transaction } from '../../protocol/edxml/packet.ts';
import { behind, letter } from '../mutants/packet-under-test.ts';

/** What is recalled, updated or replaced. */
export const earlier = 'G22,2026/11/18,811/VPCP-QHĐP';
const common = { reason: 'Do ban hành nhầm', paper: false, staff: [], replacements: [] };
const response = {
  ...{ organId: 'G22', code: '811/VPCP-QHĐP', promulgationDate: '2026/11/18', documentId: earlier },
};
const of = (transaction: Transaction) => letter({ transaction, responseFor: [response] });
/** A recall, an update and a replacement with nothing wrong. */
export const recall = () => of({ ...common, kind: 1, documentId: earlier });
export const update = () =>
  of({
    ...{ ...common, kind: 2, documentId: earlier },
    update: {
      ...{ documentInfo: false, documentReceiver: true },
      receivers: [
        { organId: 'H17', receiverType: 0 },
        { organId: 'H38', receiverType: 1 },
      ],
    },
  });
export const replacement = () =>
  of({ ...common, kind: 3, replacements: [{ documentId: earlier, organIds: ['H17', 'G06'] }] });

/** What is seen of a part that is not there, and of one that is empty. */
export const absent = '(không có / absent)';
export const empty = '(rỗng / empty)';
/** A finding in a line, with how bad it is in law and in the field. */
export const line = (id: string, requirement: string, place: string, seen: string, stance = 'fail/fail') =>
  `document.${id} ${requirement} ${stance} ${place}: ${seen}`;
/** The same of what stands in the transaction block. */
export const inBlock = (id: string, requirement: string, place: string, seen: string, stance?: string) =>
  line(id, requirement, `TraceHeaderList/${n.transaction}/${place}`, seen, stance);
/** An element as the encoder writes it. */
export const edxml = (name: string, content: string) => `<edXML:${name}>${content}</edXML:${name}>`;

/** A second document is named beside the first. */
export const besides = (documentId: string) => {
  const fields = { OrganId: 'H17', Code: '1/V', PromulgationDate: '2026/11/18', DocumentId: documentId };
  return behind(
    'ResponseFor',
    edxml(
      'ResponseFor',
      Object.entries(fields)
        .map((each) => edxml(...each))
        .join(''),
    ),
  );
};
