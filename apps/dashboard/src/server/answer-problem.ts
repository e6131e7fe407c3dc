import { PROBLEMS, type ProblemName } from '@farol/api';

/** An answer in the API's form for problems (RFC 9457). */
export function answerProblem(name: ProblemName, detail: string): Response {
  const { title, status } = PROBLEMS[name];
  return Response.json(
    { type: `urn:farol:problem:${name}`, title, status, detail },
    { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } },
  );
}
