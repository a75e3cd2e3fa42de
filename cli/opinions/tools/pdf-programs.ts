import type { Opinion, OpinionFile } from '../opinion-file.ts';
import { inTurns, versionOf, type Workshop } from '../workshop.ts';
import { firstWords, type MissingTool, type Tool } from './tool.ts';

/** poppler's `pdfsig`, asked about the bytes alone: certificates are for NSS databases, which it would have to be given. */
export function pdfsigTool(workshop: Workshop): Tool | MissingTool {
  const version = versionOf('pdfsig', '-v');
  if (version === undefined) return { name: 'pdfsig', missing: 'apt-get install poppler-utils' };
  const ask = async (file: OpinionFile): Promise<Opinion> => {
    const { ok, text } = await workshop.run(
      'pdfsig',
      '-nocert',
      workshop.write(`${file.id}.pdf`, file.bytes),
    );
    const [, ...said] = text.split(/^Signature #/m);
    // Document time-stamps are `unknown` to it, and it leaves them alone.
    const signatures = said.filter((one) => !one.includes('Signature Type: unknown'));
    const bad = signatures.filter((one) => !one.includes('Signature Validation: Signature is Valid.'));
    const isValid = ok && signatures.length > 0 && bad.length === 0;
    const words = /Signature Validation: .*/.exec(bad[0] ?? signatures[0] ?? '')?.[0] ?? text;
    return { by: 'pdfsig', answer: isValid ? 'valid' : 'refused', words: firstWords(words) };
  };
  return {
    ...{ name: 'pdfsig', version, kinds: ['pdf'], layers: ['structure', 'bytes'] },
    ask: (files) => inTurns(files, ask),
  };
}

/** `qpdf --check`: whether a PDF is well formed. It looks at no signature, so that its yes is no verdict. */
export function qpdfTool(workshop: Workshop): Tool | MissingTool {
  const version = versionOf('qpdf', '--version');
  if (version === undefined) return { name: 'qpdf', missing: 'apt-get install qpdf' };
  const ask = async (file: OpinionFile): Promise<Opinion> => {
    const { ok, text } = await workshop.run('qpdf', '--check', workshop.write(`${file.id}.pdf`, file.bytes));
    const words = ok
      ? 'no syntax or stream encoding errors'
      : (/WARNING.*|.*error.*/i.exec(text)?.[0] ?? text);
    return { by: 'qpdf', answer: ok ? 'valid' : 'refused', words: firstWords(words) };
  };
  return {
    ...{ name: 'qpdf', version, kinds: ['pdf'], layers: ['structure'] },
    ask: (files) => inTurns(files, ask),
  };
}
