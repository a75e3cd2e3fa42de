import { reading } from './fault.ts';
import type { PdfView } from './file.ts';
import { as } from './value.ts';

/** What a document security store holds, decoded: DER of each. */
export interface SecurityStore {
  readonly certificates: readonly Uint8Array[];
  readonly ocspAnswers: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** More than the longest paths of many signatures need. */
const mostOfEach = 256;

/** Reads the store of a revision (ISO 32000-2 §12.8.4.3); what cannot be decoded proves nothing and is left out. */
export function securityStore(view: PdfView): SecurityStore {
  const store = view.dict(view.catalog.entries.get('DSS'));
  const list = (key: string) =>
    (view.array(store?.entries.get(key))?.items ?? []).slice(0, mostOfEach).flatMap((item) => {
      const stream = as('stream', view.resolve(item));
      const decoded = stream === undefined ? undefined : reading(() => view.decode(stream));
      return decoded?.ok === true ? [decoded.value] : [];
    });
  return { certificates: list('Certs'), ocspAnswers: list('OCSPs'), crls: list('CRLs') };
}
