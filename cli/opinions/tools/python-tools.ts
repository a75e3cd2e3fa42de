import { proofsAt } from '../../../fixtures/keys/proofs.ts';
import { pemOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { attachedFiles } from '../../../fixtures/xml-signatures/foreign-signatures.ts';
import type { Circumstances, Opinion, OpinionFile } from '../opinion-file.ts';
import type { Job, JobAnswer, Python } from '../python.ts';
import type { Workshop } from '../workshop.ts';
import { firstWords, type Tool } from './tool.ts';

const pki = testPki();

/** pyhanko: PDFs, messages, stamps and certificates, with lists of revocations required. */
export function pyhankoTool(workshop: Workshop, python: Python): Tool {
  const job = (file: OpinionFile): Job => ({
    do: judges[file.kind] ?? 'judge-pdf',
    in: workshop.write(`${file.id}.file`, file.bytes),
    ...(file.content === undefined ? {} : { content: workshop.write(`${file.id}.content`, file.content) }),
    ...surroundings(workshop, file.circumstances),
  });
  return {
    ...{ name: 'pyhanko', version: `pyhanko ${python.versions.pyhanko}` },
    kinds: ['pdf', 'cms', 'time-stamp', 'certificate'],
    layers: ['structure', 'bytes', 'algorithm', 'path', 'revocation', 'changes'],
    ask: async (files) => opinions('pyhanko', await python.work(files.map(job))),
  };
}

const judges: Readonly<Partial<Record<OpinionFile['kind'], string>>> = {
  pdf: 'judge-pdf',
  cms: 'judge-cms',
  'time-stamp': 'judge-stamp',
  certificate: 'judge-certificate',
};

/** signxml: packets. Whatever a reference points to is resolved by what the packet holds. */
export function signxmlTool(workshop: Workshop, python: Python): Tool {
  const job = (file: OpinionFile): Job => {
    const text = Buffer.from(file.bytes).toString('utf8');
    const contents = attachedFiles(text).map((bytes, index) => [
      `cid:${index + 1}`,
      workshop.write(`${file.id}.${index + 1}`, bytes),
    ]);
    return {
      ...{
        do: 'judge-xml',
        in: workshop.write(`${file.id}.xml`, file.bytes),
        at: file.circumstances.at / 1000,
      },
      ...{ pem: authorities(workshop), contents: Object.fromEntries(contents) },
      references: referencesIn(text),
    };
  };
  return {
    ...{ name: 'signxml', version: `signxml ${python.versions.signxml}`, kinds: ['packet'] },
    layers: ['structure', 'bytes', 'path'],
    ask: async (files) => opinions('signxml', await python.work(files.map(job))),
  };
}

/** Packets of xmlsec1 carry no authority's certificate, and it can be told of none that is not trusted. */
function authorities(workshop: Workshop): string {
  const both = [pki.root, pki.agencyAuthority].map(({ certificate }) => pemOf('CERTIFICATE', certificate));
  return workshop.write('authorities.pem', both.join(''));
}

/** It wants to be told how many references there are. */
function referencesIn(text: string): number {
  const [info = ''] = /<(?:\w+:)?SignedInfo[\s\S]*?<\/(?:\w+:)?SignedInfo>/.exec(text) ?? [];
  return info.match(/<(?:\w+:)?Reference\b/g)?.length ?? 0;
}

function opinions(by: 'pyhanko' | 'signxml', answers: readonly JobAnswer[]): readonly Opinion[] {
  return answers.map(({ ok, text }) => ({
    ...{ by, answer: ok ? 'valid' : 'refused' },
    words: firstWords(text),
  }));
}

/** Root, other certificates, lists and moment, as jobs name them. */
export function surroundings(
  workshop: Workshop,
  { name, at, revoked }: Circumstances,
): Readonly<Record<string, unknown>> {
  const lists = proofsAt(at, revoked).crls.map((der, index) => workshop.write(`${name}-${index}.crl`, der));
  return {
    roots: [workshop.filesOf(pki.root).certificate],
    others: [workshop.filesOf(pki.agencyAuthority).certificate],
    ...{ crls: lists, at: at / 1000 },
  };
}
