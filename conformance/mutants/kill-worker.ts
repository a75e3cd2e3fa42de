import { serveCrew } from '../engine/crew.ts';
import { type Trial, tryOne } from './kill-matrix.ts';

serveCrew((trial) => tryOne(trial as Trial));
