import { serveCrew } from '../engine/crew.ts';
import { tryOne } from './kill-matrix.ts';

serveCrew(tryOne);
