import { createTransport } from 'nodemailer';

/** A mail that is written already, and its envelope. */
export interface ReadyMail {
  readonly from: string;
  readonly to: string;
  readonly bytes: Uint8Array;
}

/** Hands a mail over. Rejects when nobody takes it. */
export type SendMail = (mail: ReadyMail) => Promise<void>;

/** How the mail server is reached. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise STARTTLS where the server offers it. */
  readonly secure?: boolean;
  readonly user?: string;
  readonly password?: string;
  /** PEM of the authorities whose servers are believed; those of the system unless given. */
  readonly authorities?: string;
}

/** Milliseconds. A server that says nothing may not keep a hub that is being stopped: the library waits for minutes. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;

/** Sends by SMTP, one connection a mail, the bytes as they are. */
export function sendBySmtp(server: MailServer): SendMail {
  const { host, port, secure = false, user, password = '', authorities } = server;
  const transport = createTransport({
    ...{ host, port, secure, ...patience },
    ...(user === undefined ? {} : { auth: { user, pass: password } }),
    ...(authorities === undefined ? {} : { tls: { ca: authorities } }),
  });
  return async ({ from, to, bytes }) => {
    await transport.sendMail({ envelope: { from, to: [to] }, raw: Buffer.from(bytes) });
  };
}
