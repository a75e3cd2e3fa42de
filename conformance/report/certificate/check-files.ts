import { hash } from 'node:crypto';
import { type Problem, problem } from '../../../protocol/problems/problem.ts';
import type { CertificateManifest } from './manifest.ts';
import { type CertificatePackage, packageNames, sumsOf } from './package.ts';

/** Every file that the manifest names is there as it was signed, and no other. */
export function checkFiles(
  files: CertificatePackage,
  { files: listed }: CertificateManifest,
): readonly Problem[] {
  const apart: readonly string[] = [packageNames.manifest, packageNames.signature, packageNames.sums];
  const foreign = [...files.keys()].filter(
    (name) => !Object.hasOwn(listed, name) && !apart.includes(name) && !name.startsWith(packageNames.proofs),
  );
  const changed = Object.entries(listed).flatMap(([name, expected]) => {
    const bytes = files.get(name);
    if (bytes === undefined) return [problem('certification.part-missing', name)];
    const seen = hash('sha256', bytes);
    return seen === expected ? [] : [problem('certification.part-changed', name, { seen, expected })];
  });
  const page = Object.hasOwn(listed, packageNames.page)
    ? []
    : [problem('certification.part-unknown', packageNames.page)];
  return [...changed, ...foreign.map((name) => problem('certification.part-unknown', name)), ...page];
}

/** What differs from the digests, beside what is known to be wrong already. */
export function checkSums(files: CertificatePackage, known: readonly Problem[]): readonly Problem[] {
  const bytes = files.get(packageNames.sums);
  if (bytes === undefined || known.length > 0) return [];
  const said = Buffer.from(bytes).toString('latin1');
  const is = Buffer.from(sumsOf(files)).toString('latin1');
  if (said === is) return [];
  const wrong = is.split('\n').find((line) => !said.includes(line)) ?? '';
  const name = wrong.slice(66);
  const expected = new RegExp(`^([0-9a-f]{64})  ${escaped(name)}$`, 'm').exec(said)?.[1] ?? '–';
  const detail = { seen: wrong.slice(0, 64), expected };
  return [problem('certification.part-changed', name === '' ? packageNames.sums : name, detail)];
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
