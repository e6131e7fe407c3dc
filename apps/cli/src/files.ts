import { accessSync, constants, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputFault } from './faults.ts';

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);

/** Why a file cannot be written, found before the game is played; undefined if it can. */
export function targetFault(file: string, force: boolean): string | undefined {
  if (file === '') return 'needs the name of a file';
  try {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats && !stats.isFile()) return `"${file}" is not a regular file`;
    if (stats && !force) return `"${file}" exists: choose another name, or replace it with --force`;
    accessSync(dirname(stats ? realpathSync(file) : file), constants.W_OK);
    return undefined;
  } catch (error) {
    return codeOf(error) === 'ENOENT'
      ? `there is no directory "${dirname(file)}"`
      : `"${file}" cannot be written: ${codeOf(error)}`;
  }
}

/** Writes a file so that it is there in full or not at all. */
export function writeWhole(file: string, text: string, force: boolean): void {
  const fault = targetFault(file, force);
  if (fault !== undefined) throw new InputFault([fault]);
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text, { flag: 'wx' });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new InputFault([`"${file}" could not be written: ${codeOf(error)}`]);
  }
}
