import type { CommanderError } from 'commander';
import type { Bilingual } from '../protocol/problems/entry.ts';

/**
 * Commander's refusals in both languages. Its messages are English sentences with the offending names in
 * quotes, and a suggestion in brackets; the names are taken from there.
 */
export function describeUsageError(error: CommanderError): Bilingual {
  const english = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
  const suggested = /Did you mean (?:one of )?([^?]+)\?/.exec(english)?.[1];
  const [first = '', second = ''] = Array.from(english.matchAll(/'([^']*)'/g), (match) => match[1] ?? '');
  const vietnamese = vietnameseOf(error.code, first, second, english);
  return {
    vi: suggested === undefined ? vietnamese : `${vietnamese} (Có phải ý bạn là ${suggested}?)`,
    en: english,
  };
}

function vietnameseOf(code: string, first: string, second: string, english: string): string {
  switch (code) {
    case 'commander.unknownOption':
      return `không có tuỳ chọn “${first}”`;
    case 'commander.unknownCommand':
      return `không có lệnh “${first}”`;
    case 'commander.missingArgument':
      return `thiếu tham số “${first}”`;
    case 'commander.optionMissingArgument':
      return `tuỳ chọn “${first}” cần một giá trị`;
    case 'commander.missingMandatoryOptionValue':
      return `thiếu tuỳ chọn bắt buộc “${first}”`;
    case 'commander.conflictingOption':
      return `không dùng “${first}” cùng với “${second}”`;
    case 'commander.excessArguments':
      return 'thừa tham số';
    case 'commander.invalidArgument':
      return `giá trị “${second}” không dùng được cho “${first}”. ${allowedChoices(english)}`.trim();
    default:
      return english;
  }
}

function allowedChoices(english: string): string {
  const choices = /Allowed choices are ([^.]+)\./.exec(english)?.[1];
  return choices === undefined ? '' : `Các giá trị được phép: ${choices}.`;
}
