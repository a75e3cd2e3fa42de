import type { Certificate } from '../certificate.ts';
import type { BodyFacts } from './document-facts.ts';
import { isSameText } from './same-text.ts';

/** Whom a certificate names, and in what quality. */
export interface Holder {
  readonly kind: 'person' | 'agency';
  /** Of the person, or of the body. */
  readonly name: string;
  /** The body that a person belongs to, or the body itself. */
  readonly body?: string;
  /** The body's code on the axis. */
  readonly code?: string;
  readonly title?: string;
  /** Two certificates are of one subject when these are the same. */
  readonly subject: string;
}

const oids = { commonName: '2.5.4.3', body: '2.5.4.10', title: '2.5.4.12', code: '2.5.4.97' } as const;

/**
 * Reads who a certificate is of. No text that is public says how a certificate tells an agency from a person; it
 * is read here as the test authority writes it [I]: the common name of an agency's certificate is the body's own.
 */
export function holderOf({ subject }: Certificate): Holder {
  const attribute = (oid: string) => subject.attributes.find((each) => each.oid === oid)?.value;
  const [name = subject.text, body, code, title] = [oids.commonName, oids.body, oids.code, oids.title].map(
    attribute,
  );
  return {
    kind: body !== undefined && title === undefined && isSameText(name, body) ? 'agency' : 'person',
    name,
    ...(body === undefined ? {} : { body }),
    ...(code === undefined ? {} : { code }),
    ...(title === undefined ? {} : { title }),
    subject: subject.canonical,
  };
}

/** True when a certificate is of a body: by its code where the certificate has one, else by its name. */
export function isOf(holder: Holder, body: BodyFacts): boolean {
  if (holder.code !== undefined) return body.codes.includes(holder.code);
  const names = [body.name, ...(body.formerNames ?? []).map(({ name }) => name)];
  return names.some((name) => isSameText(name, holder.body ?? holder.name));
}
