import { testPki } from '../../../fixtures/keys/test-cast.ts';
import { attachedFiles } from '../../../fixtures/xml-signatures/foreign-signatures.ts';
import { idOptions, propertiesId } from '../../../fixtures/xml-signatures/xmlsec.ts';
import type { Opinion, OpinionFile } from '../opinion-file.ts';
import { inTurns, type Run, versionOf, type Workshop } from '../workshop.ts';
import { firstWords, type MissingTool, type Tool } from './tool.ts';

const pki = testPki();

/** `xmlsec1 --verify` and `--decrypt`. Lists of revocations are nothing that its command knows. */
export function xmlsecTool(workshop: Workshop): Tool | MissingTool {
  const version = versionOf('xmlsec1', '--version');
  if (version === undefined) return { name: 'xmlsec1', missing: 'apt-get install xmlsec1' };
  return {
    ...{ name: 'xmlsec1', version },
    kinds: ['packet', 'encrypted-xml'],
    layers: ['structure', 'bytes', 'path'],
    ask: (files) => inTurns(files, (file) => ask(workshop, file)),
  };
}

async function ask(workshop: Workshop, file: OpinionFile): Promise<Opinion> {
  const { ok, text } = await (file.kind === 'packet' ? verify : decrypt)(workshop, file);
  const why = text.split('\n').find((line) => /msg=|FAIL|error/.test(line)) ?? text;
  return { by: 'xmlsec1', answer: ok ? 'valid' : 'refused', words: firstWords(why) };
}

function verify(workshop: Workshop, file: OpinionFile): Promise<Run> {
  const root = workshop.filesOf(pki.root).certificate;
  const authority = workshop.filesOf(pki.agencyAuthority).certificate;
  const when = new Date(file.circumstances.at).toISOString().slice(0, 19).replace('T', ' ');
  return workshop.run(
    ...(['xmlsec1', '--verify', ...idOptions, ...propertiesId] as const),
    ...['--trusted-pem', root, '--untrusted-pem', authority, ...contentOptions(workshop, file)],
    ...['--verification-gmt-time', when, workshop.write(`${file.id}.xml`, file.bytes)],
  );
}

/** The files of a packet, by the addresses that its signature names them with. */
export function contentOptions(workshop: Workshop, { id, bytes }: OpinionFile): readonly string[] {
  const files = attachedFiles(Buffer.from(bytes).toString('utf8'));
  return files.flatMap((file, index) => [
    `--url-map:cid:${index + 1}`,
    workshop.write(`${id}.${index + 1}`, file),
  ]);
}

async function decrypt(workshop: Workshop, file: OpinionFile): Promise<Run> {
  const { key } = workshop.filesOf(file.about ?? pki.encryption);
  const out = `${file.id}.out`;
  const xml = workshop.write(`${file.id}.xml`, file.bytes);
  const args = ['--decrypt', '--privkey-pem', key, '--output', workshop.path(out), xml] as const;
  const { ok, text } = await workshop.run('xmlsec1', ...args);
  return { ok: ok && Buffer.from(workshop.read(out)).equals(Buffer.from(file.content ?? [])), text };
}
