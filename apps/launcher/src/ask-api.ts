interface Answer {
  id: string;
  status: string;
  digest: string;
  rounds: { played: number };
}

/** Asks the API at an address; an answer that is a problem is thrown, with its words. */
export async function askApi<T = Answer>(address: string, method: string, path: string, body?: unknown): Promise<T> {
  const init =
    body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${address}${path}`, { method, ...init });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}
