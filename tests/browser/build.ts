import { buildDashboard } from '../../apps/launcher/src/dashboard.ts';

/** Builds the dashboard once, before any test has to wait for it. */
export const setup = () => buildDashboard(console.log);
