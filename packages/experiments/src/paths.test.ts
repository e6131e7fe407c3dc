import { experimentBaseSchema } from '@farol/api';
import { expect, test } from 'vitest';
import { levelAt, pathsOf, setLevel } from './paths.ts';

const base = experimentBaseSchema.parse({
  rules: { kind: 'el-farol' },
  agents: [
    { strategy: 'arthur', count: 5 },
    { strategy: 'tables', count: 4 },
  ],
  rounds: 10,
});
const paths = pathsOf(base);

test.each(paths)('what is set at %s is found there, and all else is as it was', (path) => {
  const changed = setLevel(base, path, 7);
  for (const other of paths) expect(levelAt(changed, other)).toEqual(other === path ? 7 : levelAt(base, other));
});
