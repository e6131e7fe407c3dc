/**
 * Loaded into the API's process by a test: reports how much processor time the event loop spent at most between two
 * ticks. Time in which the machine was busy with other processes does not count.
 */
const TICK_MS = 2;

let before = process.threadCpuUsage();
let longestMs = 0;

setInterval(() => {
  const { user, system } = process.threadCpuUsage(before);
  before = process.threadCpuUsage();
  longestMs = Math.max(longestMs, (user + system) / 1000);
}, TICK_MS).unref();

process.on('message', () => {
  process.send!({ longestMs });
  longestMs = 0;
});
// Listening for messages alone must not keep the process alive.
process.channel?.unref();
