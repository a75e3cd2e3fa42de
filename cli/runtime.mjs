/**
 * Which Node runs the real work. The pinned one comes with the install as a platform package; a newer Node
 * that is already there will do as well. Shared by the two entry files that old Nodes start.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const oldestUsable = 24;

/** Where the pinned Node of this platform stands, whether it is there or not. */
export function pinnedRuntime(root) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, 'node_modules', name, 'bin', file);
}

/** The Node to use: the pinned one, else the one that runs now when it is new enough, else none. */
export function runtimeFor(root) {
  const pinned = pinnedRuntime(root);
  if (existsSync(pinned)) return pinned;
  return isNewEnough() ? process.execPath : undefined;
}

/** True when the Node that runs now can run this project. */
export function isNewEnough() {
  return Number.parseInt(process.versions.node, 10) >= oldestUsable;
}

/** The text in the reader's language: as `cli/language.ts` chooses it. */
export function sayToPerson(text) {
  const { LIENTHONG_LANG, LC_ALL, LANG } = process.env;
  if (LIENTHONG_LANG === 'vi' || LIENTHONG_LANG === 'en') return text[LIENTHONG_LANG];
  const locale = LC_ALL || LANG || '';
  const isPlain = locale === '' || /^(C|POSIX)(\.|$)/.test(locale);
  return isPlain || locale.startsWith('vi') ? text.vi : text.en;
}
