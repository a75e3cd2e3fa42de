import { proofsAt } from '../../../fixtures/keys/proofs.ts';
import { pemOf } from '../../../fixtures/keys/signing-keys.ts';
import { testPki } from '../../../fixtures/keys/test-cast.ts';
import type { Circumstances, Opinion, OpinionFile } from '../opinion-file.ts';
import { inTurns, type Run, versionOf, type Workshop } from '../workshop.ts';
import { firstWords, type MissingTool, type Tool } from './tool.ts';

const pki = testPki();

/** `openssl cms`, `ts`, `ocsp`, `crl` and `verify`. */
export function openSslTool(workshop: Workshop): Tool | MissingTool {
  const version = versionOf('openssl', 'version');
  if (version === undefined) return { name: 'openssl', missing: 'apt-get install openssl' };
  return {
    ...{ name: 'openssl', version },
    kinds: ['cms', 'time-stamp', 'certificate', 'crl', 'ocsp', 'enveloped'],
    layers: ['structure', 'bytes', 'path', 'revocation'],
    ask: (files) => inTurns(files, (file) => ask(workshop, file)),
  };
}

async function ask(workshop: Workshop, file: OpinionFile): Promise<Opinion> {
  const { ok, text } = (await questions[file.kind]?.(workshop, file)) ?? { ok: false, text: 'not asked' };
  return { by: 'openssl', answer: ok ? 'valid' : 'refused', words: wordsOf(text) };
}

/** The line that says why. */
function wordsOf(text: string): string {
  const lines = text.split('\n').filter((line) => /error|fail|invalid|revoked|mismatch|OK|verif/i.test(line));
  return firstWords(
    lines.find((line) => /error \d+ at|certificate verify error|mismatch|digest failure/i.test(line)) ??
      lines[0] ??
      text,
  );
}

type Question = (workshop: Workshop, file: OpinionFile) => Promise<Run>;

const questions: Readonly<Partial<Record<OpinionFile['kind'], Question>>> = {
  cms: (workshop, file) =>
    workshop.run(
      ...(['openssl', 'cms', '-verify', '-binary', '-inform', 'DER', '-in', given(workshop, file)] as const),
      ...(file.content === undefined ? [] : ['-content', workshop.write(`${file.id}.content`, file.content)]),
      ...[
        '-out',
        workshop.path(`${file.id}.out`),
        '-purpose',
        'smimesign',
        ...trust(workshop, file.circumstances),
      ],
    ),
  'time-stamp': (workshop, file) =>
    workshop.run(
      ...(['openssl', 'ts', '-verify', '-token_in', '-in', given(workshop, file)] as const),
      ...['-data', workshop.write(`${file.id}.content`, file.content ?? '')],
      ...trust(workshop, file.circumstances),
    ),
  certificate: (workshop, file) => {
    const path = workshop.write(`${file.id}.pem`, pemOf('CERTIFICATE', file.bytes));
    const usage = ['-purpose', 'smimesign', '-x509_strict'];
    return workshop.run(
      'openssl',
      'verify',
      ...noneElse,
      ...trust(workshop, file.circumstances),
      ...others(workshop),
      ...usage,
      path,
    );
  },
  crl: async (workshop, file) => {
    const issuer = workshop.filesOf(file.about?.issuer ?? pki.root).certificate;
    const args = [
      'crl',
      '-inform',
      'DER',
      '-in',
      given(workshop, file),
      '-noout',
      '-CAfile',
      issuer,
    ] as const;
    const { ok, text } = await workshop.run('openssl', ...args);
    return { ok: ok && text.includes('verify OK'), text };
  },
  ocsp: askAnswer,
  enveloped: async (workshop, file) => {
    const { key, certificate } = workshop.filesOf(file.about ?? pki.encryption);
    const out = `${file.id}.out`;
    const args = [
      'cms',
      '-decrypt',
      '-binary',
      '-inform',
      'DER',
      '-in',
      given(workshop, file),
      '-out',
      workshop.path(out),
    ] as const;
    const { ok, text } = await workshop.run('openssl', ...args, '-inkey', key, '-recip', certificate);
    return { ok: ok && Buffer.from(workshop.read(out)).equals(Buffer.from(file.content ?? [])), text };
  },
};

/** Good or revoked, with a signature that holds: told; everything else is a refusal. */
async function askAnswer(workshop: Workshop, file: OpinionFile): Promise<Run> {
  const about = file.about ?? pki.leader;
  const issuer = workshop.filesOf(about.issuer ?? pki.root).certificate;
  const { ok, text } = await workshop.run(
    ...(['openssl', 'ocsp', '-respin', given(workshop, file), '-issuer', issuer] as const),
    ...['-cert', workshop.filesOf(about).certificate, '-no_nonce', '-verify_other', issuer],
    ...['-CAfile', workshop.filesOf(pki.root).certificate, '-attime', String(file.circumstances.at / 1000)],
    ...['-validity_period', '1000000000'],
  );
  return { ok: ok && text.includes('Response verify OK') && /: (good|revoked)/.test(text), text };
}

function given(workshop: Workshop, { id, bytes }: OpinionFile): string {
  return workshop.write(`${id}.file`, bytes);
}

/** Nothing of the machine's own store; `ts` has no such option and looks at none. */
const noneElse = ['-no-CApath', '-no-CAstore'];

/** Root and lists of the moment. */
function trust(workshop: Workshop, { name, at, revoked }: Circumstances): readonly string[] {
  const crls = proofsOf(name, at, revoked);
  const file = workshop.write(`trust-${name}.pem`, pemOf('CERTIFICATE', pki.root.certificate) + crls);
  return ['-CAfile', file, '-crl_check_all', '-attime', String(at / 1000)];
}

const known = new Map<string, string>();

function proofsOf(name: string, at: number, revoked: Circumstances['revoked']): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  const text = proofsAt(at, revoked)
    .crls.map((der) => pemOf('X509 CRL', der))
    .join('');
  known.set(name, text);
  return text;
}

function others(workshop: Workshop): readonly string[] {
  return ['-untrusted', workshop.filesOf(pki.agencyAuthority).certificate];
}
