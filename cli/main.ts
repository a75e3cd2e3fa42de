import process from 'node:process';
import { commands } from './commands/all.ts';
import { contextOfProcess, readVersion } from './process-context.ts';
import { createProgram, runProgram } from './program.ts';

const argv = process.argv.slice(2);
const context = contextOfProcess(argv);
await runProgram(createProgram(context, readVersion(), commands), context, argv);
