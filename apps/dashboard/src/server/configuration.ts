/** What the dashboard's server reads from its environment, when it is asked and not when it was built. */
export interface DashboardConfiguration {
  /** Where the API is, such as http://127.0.0.1:3001. */
  apiUrl: string;
  /** Names, beside this machine's own, by which the dashboard may be called. */
  allowedHosts: string[];
}

export function readConfiguration(): DashboardConfiguration {
  const { API_URL = '', ALLOWED_HOSTS = '' } = process.env;
  return {
    apiUrl: (API_URL === '' ? 'http://127.0.0.1:3001' : API_URL).replace(/\/$/, ''),
    allowedHosts: ALLOWED_HOSTS.split(/[\s,]+/).filter((name) => name !== ''),
  };
}
