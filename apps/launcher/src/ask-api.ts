interface Answer {
  id: string;
  status: string;
  digest: string;
  rounds: { played: number };
}

/** An answer of the API that is a problem. */
export class ApiRefusal extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

interface AskOptions {
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Asks the API at an address. Throws ApiRefusal with the answer's words if it is a problem. */
export async function askApi<T = Answer>(
  address: string,
  method: string,
  path: string,
  body?: unknown,
  { headers = {}, signal }: AskOptions = {},
): Promise<T> {
  const answer = await fetch(`${address}${path}`, {
    method,
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new ApiRefusal(`${method} ${path}: ${answer.status} ${text}`, answer.status);
  return JSON.parse(text) as T;
}
