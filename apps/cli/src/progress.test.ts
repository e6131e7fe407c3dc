import { expect, test } from 'vitest';
import { Progress } from './progress.ts';

function terminal(columns = 80, isTTY = true) {
  const written: string[] = [];
  return { isTTY, columns, written, write: (text: string) => written.push(text) };
}

test('share, rate and time left are shown, then wiped away', () => {
  const screen = terminal();
  let now = 0;
  const progress = new Progress(screen, 10_000, () => now);
  now = 500;
  progress.show(2500);
  expect(screen.written).toEqual([`\r\u001B[K${'█'.repeat(6)}${'░'.repeat(18)}   25 %  5,000 rounds/s  2 s left`]);
  progress.clear();
  expect(screen.written[1]).toBe('\r\u001B[K');
});

test('of games, which differ in length, the share of the work is shown beside their number', () => {
  const screen = terminal();
  let now = 0;
  const progress = new Progress(screen, 1600, () => now, 'games');
  now = 30_000;
  progress.show(60, 0.25);
  expect(screen.written[0]).toContain('   25 %  60 of 1,600 games  2 games/s  2 min left');
});

test('short games and files see nothing', () => {
  for (const screen of [terminal(), terminal(80, false)]) {
    let now = 0;
    const progress = new Progress(screen, 100, () => now);
    for (now = 0; now < 240; now += 10) progress.show(now + 1);
    if (!screen.isTTY) for (; now < 2000; now += 10) progress.show(99);
    progress.clear();
    expect(screen.written).toEqual([]);
  }
});

test('it is drawn at most ten times a second', () => {
  const screen = terminal();
  let now = 0;
  const progress = new Progress(screen, 1e9, () => now);
  for (now = 0; now <= 1250; now += 5) progress.show(now + 1);
  expect(screen.written.length).toBe(11);
});

test.each([
  [59, '1 s left'],
  [0.9, '2 min left'],
  [0.01, '1 h 40 min left'],
])('at %f of 60 rounds in a second: %s', (round, left) => {
  const screen = terminal();
  let now = 0;
  const progress = new Progress(screen, 60, () => now);
  now = 1000;
  progress.show(round);
  expect(screen.written[0]).toContain(left);
});

test('a narrow terminal cuts the line instead of wrapping it', () => {
  const screen = terminal(20);
  let now = 0;
  const progress = new Progress(screen, 100, () => now);
  now = 1000;
  progress.show(50);
  expect(screen.written[0].replace('\r\u001B[K', '').length).toBe(19);
});
