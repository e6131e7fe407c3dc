import { benchApi } from './bench/api.ts';
  dashboard: { about: 'scripts, paint, clicks, frames and memory of the dashboard’s pages', run: benchDashboard },
