import { expect, test } from 'vitest';
import { isOwnHost, isOwnPage } from './origins.ts';

const own = { allowedHosts: ['lab.example.org', 'fd00::5'], publicOrigin: 'https://farol.example.org:8443' };

test.each([
  ['localhost', true],
  ['localhost:8080', true],
  ['127.0.0.2:3000', true],
  ['[::1]:3000', true],
  ['LAB.example.org:3000', true],
  ['[fd00::5]:3000', true],
  ['lab.example.org.evil.example', false],
  ['127.0.0.1.nip.io', false],
  ['evil.example', false],
  ['', false],
])('a server answers under the host name "%s": %s', (host, expected) => {
  expect(isOwnHost(host, own)).toBe(expected);
});

test.each([
  // Directly, and through a tunnel on another port.
  ['http://127.0.0.1:3000', '127.0.0.1:3000', true],
  ['http://localhost:8080', 'localhost:8080', true],
  ['http://[::1]:8080', '[::1]:8080', true],
  // Through a proxy that passes the name on, with and without TLS and ports.
  ['https://lab.example.org', 'lab.example.org', true],
  ['https://lab.example.org', 'lab.example.org:443', true],
  ['http://lab.example.org:8080', 'lab.example.org:8080', true],
  // Through a proxy that does not pass the name on.
  ['https://lab.example.org', '127.0.0.1:3000', true],
  ['https://farol.example.org:8443', '127.0.0.1:3000', true],
  // Other programs of this machine and of the same name, and everybody else.
  ['http://localhost:5000', 'localhost:3000', false],
  ['http://localhost', '127.0.0.1:3000', false],
  ['http://lab.example.org:9000', 'lab.example.org:3000', false],
  ['http://lab.example.org:9000', '127.0.0.1:3000', false],
  ['https://farol.example.org', '127.0.0.1:3000', false],
  ['https://evil.example', '127.0.0.1:3000', false],
  ['https://evil.example', 'evil.example', false],
  ['https://lab.example.org.evil.example', 'lab.example.org', false],
  ['null', 'null', false],
  ['file://', '127.0.0.1:3000', false],
  ['', '127.0.0.1:3000', false],
])('a page from %s that calls %s is own: %s', (origin, host, expected) => {
  expect(isOwnPage(origin, host, own)).toBe(expected);
});
