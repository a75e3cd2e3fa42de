import { findAgency } from '../../fixtures/worlds/world.ts';
import { type Problem, problem } from '../../protocol/problems/problem.ts';
import { nearest } from '../../protocol/settings/nearest.ts';
import { checkDocumentType, checkLimits } from '../hub/transfers/written-limits.ts';
import type { Act } from './act.ts';
import { castOf } from './cast.ts';
import { encryptingBodies } from './encrypting.ts';
import type { Scenario } from './scenario.ts';
import { signingBodies } from './signed-letters.ts';

/** What a schema cannot say: that ids are of acts, and codes of agencies. */
export function checkReferences(scenario: Scenario): readonly Problem[] {
  const { acts = [], expect = [], agencies = {}, signatures, hub: { acceptance = {} } = {} } = scenario;
  const cast = castOf(scenario, Date.parse(scenario.start));
  const known = cast.agencies.flatMap(({ code, code102 }) =>
    code102 === undefined ? [code] : [code, code102],
  );
  const systems = cast.systems.map(({ systemId }) => systemId);
  const ids = acts.flatMap(({ id }) => id ?? []);
  const senders = acts.flatMap(({ id, do: deed }) =>
    id !== undefined && (deed === 'send' || deed === 'recall' || deed === 'replace') ? [id] : [],
  );
  /** By the newer code only. Who is in no cast is told as that. */
  const certified = (path: string, seen: string, from: readonly string[]): readonly Problem[] => {
    const { code } = findAgency(cast, seen) ?? {};
    if (code === undefined || from.includes(seen)) return [];
    const why = from.includes(code) ? 'settings.value-wrong' : 'settings.no-certificates';
    return [problem(why, path, { seen, expected: from.join(', ') })];
  };
  const codeAt = (path: string, seen: string | undefined) =>
    seen === undefined || findAgency(cast, seen) !== undefined ? [] : wrong(path, seen, known);

  return [
    ...repeated(ids),
    ...checkLimits(acceptance, 'hub/acceptance/rows'),
    ...Object.keys(agencies).flatMap((code) => (code === '*' ? [] : codeAt(`agencies/${code}`, code))),
    ...(signatures?.verify ?? []).flatMap((each) =>
      each === 'hub' ? [] : codeAt('signatures/verify', each),
    ),
    ...Object.entries(agencies).flatMap(([code, { encryption }]) =>
      encryption === undefined ? [] : certified(`agencies/${code}`, code, encryptingBodies),
    ),
    ...acts.flatMap((act, index) => [
      ...encryptedIn(act).flatMap(([key, code]) => certified(`acts/${index}/${key}`, code, encryptingBodies)),
      ...signersIn(act).flatMap(([key, code]) => certified(`acts/${index}/${key}`, code, signingBodies)),
      ...typeIn(act, `acts/${index}`),
      ...documentsOf(act).flatMap(([key, id]) => wrong(`acts/${index}/${key}`, id, senders)),
      ...(act.after === undefined ? [] : wrong(`acts/${index}/after`, act.after, ids)),
      ...(act.do === 'register' ? wrong(`acts/${index}/system`, act.system, systems) : []),
      ...codesOf(act).flatMap(([key, code]) => codeAt(`acts/${index}/${key}`, code)),
    ]),
    ...expect.flatMap((each, index) => {
      const documents = 'documents' in each ? each.documents : [];
      const all = 'document' in each && each.document !== undefined ? [each.document] : documents;
      return all.flatMap((id) => wrong(`expect/${index}/document`, id, senders));
    }),
  ];
}

/** What was probably meant by a name that is not among these. */
function wrong(path: string, seen: string, from: readonly string[]): readonly Problem[] {
  if (from.includes(seen)) return [];
  if (from.length === 0) return [problem('settings.reference-to-nothing', path, { seen })];
  return [
    problem('settings.reference-unknown', path, { seen, expected: nearest(seen, from) ?? from.join(', ') }),
  ];
}

function repeated(ids: readonly string[]): readonly Problem[] {
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((seen) => problem('settings.id-repeated', 'acts', { seen }));
}

type Named = readonly (readonly [key: string, value: string])[];

function documentsOf(act: Act): Named {
  const one: Named = 'document' in act ? [['document', act.document]] : [];
  const several: Named = 'documents' in act ? act.documents.map((each) => ['documents', each] as const) : [];
  const trigger: Named = act.when?.document === undefined ? [] : [['when/document', act.when.document]];
  return [...one, ...several, ...trigger];
}

/** Bodies that must have test certificates. */
function signersIn(act: Act): Named {
  if (act.do === 'revoke') return [['agency', act.agency]];
  return act.do === 'send' && act.signed === true ? [['from', act.from]] : [];
}

/** What a letter says of its type. A number in no list, or of no type, is none. */
function typeIn(act: Act, path: string): readonly Problem[] {
  if (act.do !== 'send' || act.typeDetail === undefined) return [];
  if (act.type === undefined) return [problem('settings.key-missing', `${path}/type`)];
  return checkDocumentType({ type: act.type, typeDetail: act.typeDetail }, path);
}

/** Bodies that must have certificates to be encrypted for. */
function encryptedIn(act: Act): Named {
  if (act.do !== 'send' || act.encrypted === undefined) return [];
  return act.to.map((each) => ['to', each] as const);
}

/** Codes that must be in the cast: from the beginning, or because the scenario registers them. */
function codesOf(act: Act): Named {
  switch (act.do) {
    case 'send':
      return [['from', act.from], ...act.to.map((each) => ['to', each] as const)];
    case 'say':
      return [
        ['from', act.from],
        ['to', act.to],
      ];
    case 'hand-over':
    case 'reset':
      return [['receiver', act.receiver]];
    case 'pause':
    case 'revoke':
    case 'resume':
      return [['agency', act.agency]];
    case 'recall':
    case 'take-back':
    case 'update':
    case 'replace':
    case 'resend':
    case 'rename':
    case 'close':
    case 'register':
    case 'restart':
    case 'faults':
    case 'authorities':
    case 'reset-held':
      return [];
  }
}
