import type { Bilingual, Language } from '../protocol/problems/entry.ts';

/** Something that takes text, or bytes as they are: a terminal, a pipe, a test's own buffer. */
export interface TextSink {
  write(content: string | Uint8Array): unknown;
}

/**
 * Everything a command may touch of the process that it runs in. `main.ts` makes it from the real process,
 * tests make it from plain values.
 */
export interface CliContext {
  readonly stdout: TextSink;
  readonly stderr: TextSink;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; file arguments are resolved against it. */
  readonly cwd: string;
  readonly language: Language;
  /** Colour on standard output: a terminal, or `FORCE_COLOR`, and no `NO_COLOR`. */
  readonly colour: boolean;
  /** True when a person watches standard output; when false, commands say only what was asked for. */
  readonly interactive: boolean;
  /** Aborts when the person presses Ctrl-C or the process is told to end. */
  readonly signal: AbortSignal;
  setExitCode(code: ExitCode): void;
}

/** 0: done; 1: it failed, or found problems; 2: it cannot be decided yet; 64: it was asked in the wrong way. */
export type ExitCode = 0 | 1 | 2 | 64;

/** Picks the text in the reader's language. */
export function say(context: Pick<CliContext, 'language'>, text: Bilingual): string {
  return text[context.language];
}

/**
 * A failure that a person can do something about. It is printed as one line, without a stack trace; any
 * other error that reaches the top is a bug of ours, and is named as one.
 */
export class CommandFailure extends Error {
  readonly text: Bilingual;
  /** Absent where nothing is said but that it failed: 1, or 2 of a command whose 1 is a verdict. */
  readonly exitCode: ExitCode | undefined;

  constructor(text: Bilingual, exitCode?: ExitCode) {
    super(text.en);
    this.name = 'CommandFailure';
    this.text = text;
    this.exitCode = exitCode;
  }
}

/** The wrong way of asking: exit 64. */
export function usageFailure(text: Bilingual): CommandFailure {
  return new CommandFailure(text, 64);
}
