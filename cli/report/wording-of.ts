import type { WordingOf } from '../../conformance/report/wording.ts';
import { ledgerByInstrument, requirementOf } from '../../conformance/requirements/ledger.ts';
import type { Bilingual } from '../../protocol/problems/entry.ts';

let instruments: ReadonlyMap<string, Bilingual> | undefined;

/** A duty in the words of the ledger, with the instrument that it is read from first. */
export const wordingOf: WordingOf = (id) => {
  const duty = requirementOf(id);
  if (duty === undefined) return undefined;
  instruments ??= new Map(
    ledgerByInstrument().flatMap(({ instrument, requirements }) =>
      requirements.map((each) => [each.id, instrument.name]),
    ),
  );
  const instrument = instruments.get(id);
  return instrument === undefined ? duty : { ...duty, instrument };
};
