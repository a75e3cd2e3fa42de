import type { ClientLink, ServerLink } from '../../protocol/tls/link.ts';
import type { Recorder } from '../evidence/recorder.ts';

/** Writes down what a scan found out about a server; its certificates are kept as bodies. */
export function recordServer(recorder: Recorder, link: ServerLink): number {
  const certificates = link.certificates.map((der) => recorder.keep(der));
  return recorder.add({ kind: 'link', at: link.at, server: { ...link, certificates } });
}

/** Writes down what one hub of a trial saw of a connecting system. */
export function recordClient(recorder: Recorder, hub: string, link: ClientLink): number {
  return recorder.add({ kind: 'link', at: link.at, hub, client: link });
}
