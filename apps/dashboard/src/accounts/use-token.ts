import { useEffect, useState } from 'react';

/**
 * The token of a one-time link, from the fragment of the address, which browsers send to no server. It leaves the
 * address bar and the history at once. Undefined until the page has read it; empty without one.
 */
export function useToken(): string | undefined {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const take = () => {
      const found = location.hash.slice(1);
      if (found !== '') history.replaceState(history.state, '', location.pathname);
      // React runs an effect twice in development: the second time the fragment is gone.
      setToken((before) => (found === '' ? (before ?? '') : found));
    };
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  return token;
}
