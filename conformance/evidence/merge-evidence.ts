import type { BodyRef, Evidence, EvidenceEntry } from './evidence.ts';

/** The bytes of every body that any entry names, each once. */
export function bodiesOf(evidence: Evidence): ReadonlyMap<BodyRef, Uint8Array> {
  const refs = new Set(evidence.entries.flatMap(bodyRefsOf));
  return new Map([...refs].map((ref) => [ref, evidence.body(ref)]));
}

/** The bodies that an entry names, in the order of its parts. */
export function bodyRefsOf(entry: EvidenceEntry): readonly BodyRef[] {
  return bodyLeavesOf(entry).map(({ ref }) => ref);
}

/** Where an entry names bodies, as JSON pointers. */
export function bodyLeavesOf(
  entry: EvidenceEntry,
): readonly { readonly path: string; readonly ref: BodyRef }[] {
  switch (entry.kind) {
    case 'call':
      return [
        { path: '/request/body', ref: entry.request.body },
        ...(entry.answer === undefined ? [] : [{ path: '/answer/body', ref: entry.answer.body }]),
      ];
    case 'packet':
      return [{ path: '/body', ref: entry.body }];
    case 'link':
      return (entry.server?.certificates ?? []).map((ref, index) => ({
        path: `/server/certificates/${index}`,
        ref,
      }));
    case 'statement':
      return entry.body === undefined ? [] : [{ path: '/body', ref: entry.body }];
    case 'notice':
    case 'step':
    case 'trouble':
    case 'state':
      return [];
  }
}

/** One evidence out of several, in the order given: entries are numbered anew, what points at them follows. */
export function mergeEvidence(parts: readonly Evidence[]): Evidence {
  const entries: EvidenceEntry[] = [];
  const held = new Map<BodyRef, Evidence>();
  for (const part of parts) {
    const before = entries.length;
    for (const entry of part.entries) {
      entries.push(shifted(entry, before));
      for (const ref of bodyRefsOf(entry)) if (!held.has(ref)) held.set(ref, part);
    }
  }
  return {
    entries,
    body(ref) {
      const part = held.get(ref);
      if (part === undefined) throw new Error(`No body ${ref} was recorded.`);
      return part.body(ref);
    },
  };
}

function shifted(entry: EvidenceEntry, by: number): EvidenceEntry {
  const number = entry.number + by;
  if (entry.kind !== 'packet' || entry.call === undefined) return { ...entry, number };
  return { ...entry, number, call: entry.call + by };
}
