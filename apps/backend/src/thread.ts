import { TASKS } from './tasks.ts';
import { serveTasks } from './threads/serve-tasks.ts';

/** The entry of every worker thread. */
serveTasks(TASKS);
