import { makersOpinion, type Pair, standingOf } from './compare.ts';
import { judge } from './judge.ts';
import { makeByForge } from './make/by-forge.ts';
import { makeByOpenssl } from './make/by-openssl.ts';
import { makeByPython } from './make/by-python.ts';
import { makeByXmlsec } from './make/by-xmlsec.ts';
import { makeOurFiles } from './make/our-files.ts';
import { makeOurPdfs } from './make/our-pdfs.ts';
import type { Opinion, OpinionFile, OwnVerdict } from './opinion-file.ts';
import { openPython, type Python } from './python.ts';
import { openSslTool } from './tools/openssl.ts';
import { pdfsigTool, qpdfTool } from './tools/pdf-programs.ts';
import { pyhankoTool, signxmlTool } from './tools/python-tools.ts';
import type { MissingTool, Tool } from './tools/tool.ts';
import { xmlsecTool } from './tools/xmlsec.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

/** What a run came to. */
export interface Gathered {
  readonly files: readonly OpinionFile[];
  readonly tools: readonly Tool[];
  readonly missing: readonly MissingTool[];
  /** Every opinion that was given, the makers' own among them. */
  readonly tallies: readonly Tally[];
  readonly disagreements: readonly Pair[];
}

/** How often somebody said what. */
export interface Tally {
  readonly by: Opinion['by'];
  readonly asked: number;
  readonly agree: number;
  /** We refuse for what it does not look at. */
  readonly beyond: number;
  readonly disagree: number;
}

export interface GatherOrder {
  readonly seed: number;
  /** The machine's clock: some tools date by it. */
  readonly now: number;
  onProgress(what: string): void;
}

/** Makes the files, judges them, asks everybody who is here, and compares. */
export async function gather(order: GatherOrder): Promise<Gathered> {
  const workshop = openWorkshop();
  try {
    order.onProgress('tools');
    const python = openPython();
    const all = toolsOf(workshop, python);
    const tools = all.filter((each): each is Tool => 'ask' in each);
    const missing = all.filter((each): each is MissingTool => 'missing' in each);
    const has = (name: Tool['name']) => tools.some((each) => each.name === name);
    const files = await makeAll(workshop, 'work' in python ? python : undefined, has, order);
    order.onProgress(`${files.length} files`);
    const own = await Promise.all(files.map(judge));
    const makers = compare(files, own, files.map(makersOpinion), 'maker', everything);
    const asked = await Promise.all(tools.map((tool) => askTool(tool, files, own, order)));
    const results = [makers, ...asked];
    return {
      ...{ files, tools, missing, tallies: results.map(({ tally }) => tally) },
      disagreements: results.flatMap((each) => each.disagreements),
    };
  } finally {
    workshop.close();
  }
}

const everything = ['structure', 'bytes', 'algorithm', 'path', 'revocation', 'changes'] as const;

function toolsOf(workshop: Workshop, python: ReturnType<typeof openPython>): readonly (Tool | MissingTool)[] {
  const programs = [openSslTool, xmlsecTool, pdfsigTool, qpdfTool].map((open) => open(workshop));
  if ('work' in python) return [...programs, pyhankoTool(workshop, python), signxmlTool(workshop, python)];
  const { missing } = python;
  return [...programs, { name: 'pyhanko', missing }, { name: 'signxml', missing }];
}

async function makeAll(
  workshop: Workshop,
  python: Python | undefined,
  has: (name: Tool['name']) => boolean,
  { seed, now, onProgress }: GatherOrder,
): Promise<readonly OpinionFile[]> {
  onProgress('our files');
  const ours = [...(await makeOurPdfs(seed)), ...(await makeOurFiles(seed)), ...makeByForge(seed)];
  onProgress('files of others');
  return [
    ...ours,
    ...(has('openssl') ? await makeByOpenssl(workshop, seed, now) : []),
    ...(has('xmlsec1') ? await makeByXmlsec(workshop, seed) : []),
    ...(python === undefined ? [] : await makeByPython(workshop, python, seed)),
  ];
}

interface Asked {
  readonly tally: Tally;
  readonly disagreements: readonly Pair[];
}

async function askTool(
  tool: Tool,
  files: readonly OpinionFile[],
  own: readonly OwnVerdict[],
  { onProgress }: GatherOrder,
): Promise<Asked> {
  const chosen = files.flatMap((file, index) => {
    const verdict = own[index];
    return verdict !== undefined && tool.kinds.includes(file.kind) ? [{ file, verdict }] : [];
  });
  const opinions = await tool.ask(chosen.map(({ file }) => file));
  onProgress(`${tool.name} answered`);
  const [asked, verdicts] = [chosen.map(({ file }) => file), chosen.map(({ verdict }) => verdict)];
  return compare(asked, verdicts, opinions, tool.name, tool.layers);
}

function compare(
  files: readonly OpinionFile[],
  own: readonly OwnVerdict[],
  opinions: readonly (Opinion | undefined)[],
  by: Opinion['by'],
  layers: Tool['layers'],
): Asked {
  const pairs = files.flatMap((file, index): readonly Pair[] => {
    const [verdict, opinion] = [own[index], opinions[index]];
    return verdict === undefined || opinion === undefined ? [] : [{ file, own: verdict, opinion }];
  });
  const standings = pairs.map((pair) => standingOf(pair, layers));
  const count = (standing: string) => standings.filter((each) => each === standing).length;
  return {
    tally: {
      by,
      asked: pairs.length,
      agree: count('agree'),
      beyond: count('beyond'),
      disagree: count('disagree'),
    },
    disagreements: pairs.filter((_, index) => standings[index] === 'disagree'),
  };
}
