import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** True if the guard of scripts/dev-ctl.sh treats a command line as one that could delete data. */
function isGuarded(line: string): boolean {
  const script = `. scripts/parts/guard.sh; deletes_data ${line}`;
  return spawnSync('bash', ['-c', script], { cwd: root }).status === 0;
}

test.each([
  'down -v',
  'down --volumes',
  'down --volumes=true',
  'down --volumes=1',
  'down -v=true',
  'down --remove-orphans -v',
  'down -v --remove-orphans',
  'down -t 5 -v',
  'down -vt 5',
  'down --rmi all --timeout 1 --volumes',
  'down --volumes=false --volumes',
  'down postgres -v',
  'down -- -v',
  '--profile tunnel down -v',
  '-p farol --profile=tunnel down --volumes',
  '--project-name farol -f docker-compose.yml down -v',
  '--env-file .env --ansi never --progress plain down --volumes=T',
  '--dry-run down -v',
  '-fdocker-compose.yml down -v',
  '--some-new-option value down -v',
  'rm -v',
  'rm -fsv',
  'rm -svf postgres',
  'rm postgres --stop --force --volumes',
  '-p farol rm -f -v',
  'up -V',
  'up -dV',
  'up -Vd --wait',
  'up --renew-anon-volumes',
  'up --wait postgres --renew-anon-volumes=true',
  '--profile tunnel up -d -V',
  'create -V',
  'volume rm farol-postgres',
  'volume rm -f farol-postgres',
  'volume remove farol-postgres',
  'volume prune',
  'volume prune -a -f',
  'volume prune --filter all=1 --force',
  '--context default volume rm farol-postgres',
  'system prune --volumes',
  'system prune -af --volumes',
  'system prune --volumes=true --force',
  'container rm -fv farol-postgres-1',
])('%s could delete data', (line) => {
  expect(isGuarded(line)).toBe(true);
});

test.each([
  '',
  'down',
  'down --remove-orphans -t 5',
  'down --volumes=false',
  'down -v=false',
  'down --rmi local',
  'rm -fs backend-worker',
  'up -d --wait',
  'up -d --remove-orphans --scale backend-worker=4',
  '-v',
  '--version',
  'ps -a',
  'logs -f --tail 20 postgres',
  'exec postgres rm -v /tmp/a',
  'exec backend-api node -v',
  'run --rm -v ./a:/a backend-api node -v',
  '-f v.yml -p down ps',
  'volume ls',
  'volume inspect farol-postgres',
  'system df -v',
  'system prune -af',
  'container ls -a',
  'container rm -f farol-postgres-1',
])('%s deletes none', (line) => {
  expect(isGuarded(line)).toBe(false);
});
