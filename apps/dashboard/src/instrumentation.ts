import { configurationFaults, readConfiguration } from './server/configuration.ts';

/** Starting again as things are would end the same way. */
const EXIT_MISCONFIGURED = 78;

/** Runs once when the server starts, before any request. */
export function register(): void {
  const faults = configurationFaults(readConfiguration());
  if (faults.length === 0) return;
  process.stderr.write(`The dashboard cannot start:\n${faults.map((fault) => `  ${fault}\n`).join('')}`);
  process.exit(EXIT_MISCONFIGURED);
}
