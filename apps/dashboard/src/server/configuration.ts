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
    allowedHosts: ALLOWED_HOSTS.toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ''),
  };
}

/** What is wrong with it, each fault saying what to do. */
export function configurationFaults({ apiUrl, allowedHosts }: DashboardConfiguration): string[] {
  const isUrl = URL.canParse(apiUrl) && /^https?:\/\/[^/@]+$/.test(apiUrl);
  return [
    ...(isUrl ? [] : ['API_URL must be where the API is, such as http://127.0.0.1:3001']),
    ...allowedHosts
      .filter((name) => !/^[a-z0-9.-]+$/i.test(name))
      .map((name) => `ALLOWED_HOSTS must be names such as farol.example.org, without port: not "${name.slice(0, 50)}"`),
  ];
}
