import { serveTasks } from '../serve-tasks.ts';
import { countUntilInterrupted, double, exit, overflow, refuse } from './tasks.ts';

serveTasks([countUntilInterrupted, double, exit, overflow, refuse]);
