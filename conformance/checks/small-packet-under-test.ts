import { names as n } from '../../protocol/edxml/names.ts';

/** An element that holds texts and other elements. */
export function element(name: string, ...inside: readonly string[]): string {
  return `<${name}>${inside.join('')}</${name}>`;
}

/** What a small document has besides its identifier. */
export interface SmallDocument {
  readonly from?: string;
  /** Codes of the receivers, in order. */
  readonly to?: readonly string[];
  /** How many files it has. */
  readonly files?: number;
  /** Further elements of `MessageHeader`, of the first hop, and of the transaction block. */
  readonly message?: string;
  readonly hop?: string;
  readonly transaction?: string;
}

/** A document with what checks of agencies read of it, and no more: quick to read, and never to be judged itself. */
export function smallDocument(documentId: string, besides: SmallDocument = {}): string {
  const { from = 'G22', to = ['H17'], files = 1, message = '', hop = '', transaction = '' } = besides;
  const organ = (name: string) => (code: string) => element(name, element(n.organId, code));
  const header = [organ(n.from)(from), ...to.map(organ(n.to)), element(n.documentId, documentId), message];
  const file = element(n.attachment, element(n.attachmentName, 'a.txt'));
  return packetOf(
    [...header, element(n.subject, 'x')],
    [element(n.traceHeader, hop), element(n.transaction, transaction)],
    element(n.attachmentList, file.repeat(files)),
  );
}

/** What a small status has besides its code and the document that it speaks of. */
export interface SmallStatus {
  /** Why; nothing is said unless told. */
  readonly description?: string;
  /** Whom it answers. */
  readonly organId?: string;
  /** Further elements of what says which document it speaks of. */
  readonly response?: string;
  /** Further elements of `MessageHeader`. */
  readonly message?: string;
}

/** A status about a document. */
export function smallStatus(code: string, documentId: string, besides: SmallStatus = {}): string {
  const { description = '', organId = 'G22', response = '', message = '' } = besides;
  const which = [element(n.organId, organId), element(n.documentId, documentId), response];
  const of = element(n.responseFor, ...which);
  return packetOf([of, element(n.statusCode, code), element(n.description, description), message]);
}

function packetOf(message: readonly string[], trace: readonly string[] = [], files = ''): string {
  const header = element(
    n.header,
    element(n.messageHeader, ...message),
    element(n.traceHeaderList, ...trace),
  );
  return element(n.root, element(n.envelope, header), files);
}
