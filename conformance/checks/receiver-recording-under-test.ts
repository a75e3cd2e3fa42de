import { type AgencyBesides, calls, sends } from './agency-recording-under-test.ts';
import { fail, packet } from './hub-recording-under-test.ts';
import { type SmallStatus, smallDocument, smallStatus } from './small-packet-under-test.ts';

/** The receiver under test gets a document. */
export function gets(name: string, documentId: string, besides: AgencyBesides = {}) {
  return calls(name, 'getEdoc', { said: packet(smallDocument(documentId)), ...besides });
}

/** The receiver says a status about a document; `at` is when. */
export function says(
  name: string,
  code: string,
  documentId: string,
  status: SmallStatus = {},
  besides: AgencyBesides = {},
) {
  return sends(name, smallStatus(code, documentId, status), besides);
}

/** A status that the hub refused: it was said, and nobody was told. */
export function saysInVain(name: string, code: string, documentId: string) {
  return says(name, code, documentId, {}, { said: fail() });
}
