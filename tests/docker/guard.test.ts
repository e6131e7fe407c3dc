import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDeployment, type Deployment, type GameShown } from './deployment.ts';

let stack: Deployment;
let before: string;
beforeAll(async () => {
  stack = await createDeployment('guard');
  stack.init();
  stack.control('up');
  const { id } = await stack.ask<GameShown>('POST', '/games', {
    rules: { kind: 'el-farol' },
    agents: [{ strategy: 'arthur', count: 100 }],
    seed: '1994',
  });
  await stack.ask('POST', `/games/${id}/simulate?wait=60`, { rounds: 5000 });
  before = stack.fingerprint();
});
afterAll(() => stack.remove());

/** $VOLUME stands for the volume's name. */
const SPELLINGS = [
  'down -v',
  'down --volumes',
  'down --volumes=true',
  'down -v=1',
  'down --remove-orphans -v',
  'down -v --timeout 1',
  'down -vt 1',
  'down --volumes=false --volumes',
  '--profile tunnel down -v',
  '--profile=tunnel --ansi never down --volumes',
  '-f docker-compose.yml down -v',
  '-fdocker-compose.yml --progress plain down --volumes=T',
  'rm -fsv',
  'rm -svf postgres',
  'rm --force --stop --volumes postgres',
  'up -V',
  'up -dV',
  'up --renew-anon-volumes --force-recreate',
  'volume rm $VOLUME',
  'volume rm --force $VOLUME',
  'volume remove $VOLUME',
  'volume prune -af',
  'volume prune --filter all=1 --force',
  'system prune -af --volumes',
  'system prune --volumes=true --force',
  'container rm -fv $CONTAINER',
];

const wordsOf = (spelling: string) =>
  spelling.replace('$VOLUME', stack.volume).replace('$CONTAINER', stack.containersOf('postgres')[0]).split(' ');

test.each(SPELLINGS)('without a terminal, %s is refused', (spelling) => {
  const { status, output } = stack.tryToControl(...wordsOf(spelling));
  expect(output).toContain('Refused');
  expect(status).toBe(1);
});

test('after all of that everything is there and runs', () => {
  expect(stack.fingerprint()).toBe(before);
  expect(stack.containersOf('postgres')).toHaveLength(1);
});

/** dev-ctl.sh at a terminal, with typed input. */
function atTerminal(typed: string, ...args: string[]) {
  const command = ['scripts/dev-ctl.sh', ...args].join(' ');
  const { status, stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: stack.directory,
    input: `${typed}\n`,
    encoding: 'utf8',
  });
  return { status, output: stdout };
}

test.each(['', 'y', 'yes', 'farol'])('at a terminal, %j is not the volume’s name', (typed) => {
  const { status, output } = atTerminal(typed, 'down', '-v');
  expect(output).toContain('nothing was touched');
  expect(status).toBe(1);
  expect(stack.containersOf('postgres')).toHaveLength(1);
});

test('at a terminal, the volume’s name takes the stack down, and its data are there when it comes up again', () => {
  expect(atTerminal(stack.volume, 'down', '-v').status).toBe(0);
  expect(stack.containersOf('postgres')).toHaveLength(0);
  expect(stack.docker('volume', 'ls', '-q').split('\n')).toContain(stack.volume);
  stack.control('up');
  expect(stack.fingerprint()).toBe(before);
});

test.each(['up', '--profile tunnel up -d', '--profile=* up -d cloudflared', 'up cloudflared', 'run cloudflared'])(
  'no accounts, no tunnel: %s',
  (spelling) => {
    stack.set({ COMPOSE_PROFILES: spelling === 'up' ? 'tunnel' : '' });
    const { status, output } = stack.tryToControl(...spelling.split(' '));
    stack.set({ COMPOSE_PROFILES: '' });
    expect(output).toContain('Refused: without accounts');
    expect(status).toBe(1);
  },
);

test('the settings are made up once, for their owner alone', () => {
  const look = () => stack.run('sh', '-c', 'stat -c %a .env && sha256sum .env').output;
  const before = look();
  expect(before).toMatch(/^600\n/);
  expect(stack.control('init')).toContain('its settings are kept');
  expect(look()).toBe(before);
});
