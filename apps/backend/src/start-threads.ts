import { extname } from 'node:path';
import { createThreadPool, type ThreadPool } from './threads/pool.ts';

/** The threads' entry: beside this file in the source and in the bundle. */
const ENTRY = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/** A pool of threads that know every task of tasks.ts. */
export function startThreads(count: number): ThreadPool {
  return createThreadPool(count, ENTRY);
}
