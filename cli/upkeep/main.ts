import process from 'node:process';
import { heedLostOutput } from '../lost-output.ts';
import { contextOfProcess, readVersion } from '../process-context.ts';
import { createProgram, runProgram } from '../program.ts';
import { upkeep, upkeepWords } from './all.ts';

const argv = process.argv.slice(2);
const context = contextOfProcess(argv);
const program = createProgram(context, readVersion(), upkeep, upkeepWords);
heedLostOutput(program, context);
await runProgram(program, context, argv, upkeepWords);
