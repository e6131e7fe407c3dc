import { execFileSync } from 'node:child_process';

/** The process that `parentPid` started and whose command line names `script`. */
export function findChild(parentPid: number, script: string): number | undefined {
  const processes = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).trim().split('\n');
  for (const line of processes) {
    const [pid, parent, ...args] = line.trim().split(/\s+/);
    if (Number(parent) === parentPid && args.join(' ').includes(script)) return Number(pid);
  }
  return undefined;
}
