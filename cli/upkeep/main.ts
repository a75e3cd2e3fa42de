import process from 'node:process';
import { contextOfProcess, readVersion } from '../process-context.ts';
import { createProgram, runProgram } from '../program.ts';
import { upkeep, upkeepWords } from './all.ts';

const argv = process.argv.slice(2);
const context = contextOfProcess(argv);
await runProgram(createProgram(context, readVersion(), upkeep, upkeepWords), context, argv, upkeepWords);
