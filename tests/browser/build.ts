import { buildDashboard } from '../../apps/launcher/src/dashboard.ts';

/** Builds the dashboard once, before the first test. */
export const setup = () => buildDashboard(console.log);
