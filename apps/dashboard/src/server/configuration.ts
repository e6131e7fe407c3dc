import type { OwnNames } from '@farol/api';

/** Configuration of the dashboard's server, read from the environment at each request. */
export interface DashboardConfiguration extends OwnNames {
  /** Address of the API, such as http://127.0.0.1:3001. */
  apiUrl: string;
  /** PUBLIC_URL as it is written, for the check at the start. */
  publicUrl: string;
}

export function readConfiguration(): DashboardConfiguration {
  const { API_URL = '', ALLOWED_HOSTS = '', PUBLIC_URL = '' } = process.env;
  const publicUrl = PUBLIC_URL.trim();
  const isPublic = URL.canParse(publicUrl);
  const allowedHosts = ALLOWED_HOSTS.toLowerCase()
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  return {
    apiUrl: (API_URL.trim() || 'http://127.0.0.1:3001').replace(/\/$/, ''),
    allowedHosts: isPublic ? [...allowedHosts, new URL(publicUrl).hostname] : allowedHosts,
    publicOrigin: isPublic ? new URL(publicUrl).origin : undefined,
    publicUrl,
  };
}

const isOrigin = (url: string) => URL.canParse(url) && /^https?:\/\/[^/@?#]+\/?$/i.test(url);

/** Every fault of the configuration, with its remedy. */
export function configurationFaults({ apiUrl, allowedHosts, publicUrl }: DashboardConfiguration): string[] {
  return [
    ...(isOrigin(apiUrl) ? [] : ['API_URL must be the address of the API, such as http://127.0.0.1:3001']),
    ...(publicUrl === '' || isOrigin(publicUrl)
      ? []
      : ['PUBLIC_URL must be an address such as https://farol.example.org, without a path']),
    ...allowedHosts
      .filter((name) => !/^[a-z0-9.-]+$/i.test(name))
      .map((name) => `ALLOWED_HOSTS must be names such as farol.example.org, without port: not "${name.slice(0, 50)}"`),
  ];
}
