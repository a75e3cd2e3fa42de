import type { PdfDict, PdfObject } from '@libpdf/core';
import { problem } from '../../protocol/problems/problem.ts';
import { type Reading, read, unread } from '../../protocol/result.ts';
import type { ProofMaterial } from '../../protocol/security/context.ts';
import { streamBody } from './graft-stamp.ts';
import { appendUpdate, type UpdateObject } from './incremental-update.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';
import type { SignerOrder } from './signing-order.ts';
import { writeDict, writeObject } from './write-object.ts';

/** The document security store's arrays, and what each of them holds. */
const kinds = { Certs: 'certificates', CRLs: 'crls', OCSPs: 'ocspAnswers' } as const;
type Kind = keyof typeof kinds;

/**
 * Puts certificates, lists and answers into the file as its document security store (ETSI EN 319 142-1, 5.4):
 * with them the verdict can be repeated when the authority is gone (SIG-15). What the store holds already is
 * kept, and nothing is put in twice.
 */
export async function storeProof(signed: Uint8Array, order: SignerOrder): Promise<Reading<Uint8Array>> {
  const proof = await proofOf(order);
  if (proof === undefined || proof.crls.length + proof.ocspAnswers.length === 0) {
    return unread(problem('signing.proof-missing', 'proof'));
  }
  const pdf = await openPdf(signed);
  if (pdf === undefined) throw new Error('the signed file cannot be opened again');
  const { certificate, chain } = order.key;
  const certificates = [certificate, ...chain, ...proof.certificates];
  return read(appendStore(pdf, { ...proof, certificates }));
}

async function proofOf({ proof, check }: SignerOrder): Promise<ProofMaterial | undefined> {
  if (typeof proof === 'function') return proof();
  return proof ?? (check === 'unchecked' ? undefined : check.proof);
}

function appendStore(pdf: OpenPdf, proof: ProofMaterial): Uint8Array {
  const stands = pdf.catalog.get('DSS');
  const store = dictOf(pdf, stands);
  const streams: UpdateObject[] = [];
  const entries = Object.fromEntries(
    kindsOf().map((kind) => {
      const kept = itemsOf(pdf, store?.get(kind));
      const known = new Set(kept.map((item) => keyOf(dataOf(pdf, item))));
      const added = unknownTo(known, proof[kinds[kind]]).map((bytes) => {
        const number = pdf.nextNumber + streams.length;
        const body = streamBody(`<< /Length ${bytes.length} >>`, bytes);
        streams.push({ number, generation: 0, body });
        return `${number} 0 R`;
      });
      const all = [...kept.map((item) => writeObject(item)), ...added];
      return [kind, all.length === 0 ? undefined : `[${all.join(' ')}]`];
    }),
  );
  const body = writeDict(store ?? [], undefined, { Type: '/DSS', ...entries });
  return appendUpdate(pdf, [...streams, ...placeStore(pdf, stands, body, streams.length)]).bytes;
}

/** The store is an object of its own, so that the next one need not touch the catalog. */
function placeStore(
  pdf: OpenPdf,
  stands: PdfObject | undefined,
  body: string,
  taken: number,
): readonly UpdateObject[] {
  if (stands?.type === 'ref') return [{ number: stands.objectNumber, generation: stands.generation, body }];
  const number = pdf.nextNumber + taken;
  const { objectNumber, generation } = pdf.rootRef;
  const catalog = writeDict(pdf.catalog, undefined, { DSS: `${number} 0 R` });
  return [
    { number, generation: 0, body },
    { number: objectNumber, generation, body: catalog },
  ];
}

function unknownTo(known: Set<string>, values: readonly Uint8Array[]): readonly Uint8Array[] {
  return values.filter((value) => {
    const key = keyOf(value);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

function kindsOf(): readonly Kind[] {
  return ['Certs', 'CRLs', 'OCSPs'];
}

function keyOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

function dataOf(pdf: OpenPdf, item: PdfObject): Uint8Array {
  const found = pdf.resolve(item);
  return found !== undefined && 'getDecodedData' in found ? found.getDecodedData() : new Uint8Array();
}

function itemsOf(pdf: OpenPdf, object: PdfObject | undefined): readonly PdfObject[] {
  const found = pdf.resolve(object);
  return found?.type === 'array' ? found.toArray() : [];
}

function dictOf(pdf: OpenPdf, object: PdfObject | undefined): PdfDict | undefined {
  const found = pdf.resolve(object);
  return found?.type === 'dict' ? found : undefined;
}
