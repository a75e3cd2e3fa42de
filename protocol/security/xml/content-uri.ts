import { contentIdPrefix } from '../../edxml/names.ts';

/** `cid:` URI of an attachment (RFC 2392): what cannot stand in a URI is percent-encoded. */
export function contentUri(id: string): string {
  return contentIdPrefix + encodeURI(id).replaceAll('#', '%23').replaceAll('?', '%3F');
}
