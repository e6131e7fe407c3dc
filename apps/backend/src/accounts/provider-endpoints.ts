import { createRemoteJWKSet, customFetch } from 'jose';
import { z } from 'zod';
import { isPrivateHost, requestProvider } from './provider-requests.ts';

/** Fields of a discovery document (OpenID Connect Discovery 1.0) that are used. */
const documentSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).default(['RS256']),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});

/** Signatures by the provider's public keys; never `none`, nor one by the client's secret. */
const ALGORITHMS = /^(RS|PS|ES)(256|384|512)$|^(EdDSA|Ed25519)$/;

export interface Endpoints {
  issuer: string;
  authorization: URL;
  token: URL;
  userinfo: URL | undefined;
  keys: ReturnType<typeof createRemoteJWKSet>;
  algorithms: string[];
  /** The client's secret goes in the Authorization header, not the body. */
  usesBasic: boolean;
  /** Every answer names its issuer (RFC 9207). */
  namesIssuer: boolean;
  request: (url: URL, given?: { headers?: Record<string, string>; body?: string }) => Promise<unknown>;
}

const withoutSlash = (issuer: string) => issuer.replace(/\/$/, '');

const isLoopback = ({ hostname }: URL) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

/** An endpoint of the discovery document: of the issuer's origin, or https. */
function endpointOf(text: string, issuer: URL): URL {
  const url = new URL(text);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url) && isLoopback(issuer));
  if (!isSafe || url.username !== '') throw new Error(`the endpoint ${url.origin} is not https`);
  return url;
}

/** JSON of an answer with status 200. */
async function jsonOf(url: URL, answer: Promise<{ status: number; text: string }>): Promise<unknown> {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(`${url.origin}${url.pathname} answered ${status}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${url.origin}${url.pathname} did not answer JSON`);
  }
}

/**
 * Reads the discovery document of the configured issuer. Its endpoints may be on other hosts, as Google's are, but in a
 * private network only if the issuer is in one: the document cannot aim requests of this server at its neighbours.
 */
export async function discover(configured: string): Promise<Endpoints> {
  const issuer = new URL(configured);
  const address = new URL(`${withoutSlash(configured)}/.well-known/openid-configuration`);
  const mayBePrivate = await isPrivateHost(issuer.hostname);
  const document = documentSchema.parse(await jsonOf(address, requestProvider(address, { mayBePrivate: true })));
  if (withoutSlash(document.issuer) !== withoutSlash(configured))
    throw new Error(`the discovery document is of the issuer ${document.issuer.slice(0, 200)}`);
  const request: Endpoints['request'] = (url, { headers = {}, body } = {}) =>
    jsonOf(
      url,
      requestProvider(url, {
        mayBePrivate: mayBePrivate || url.origin === issuer.origin,
        headers,
        ...(body === undefined ? {} : { method: 'POST', body }),
      }),
    );
  const keys = createRemoteJWKSet(endpointOf(document.jwks_uri, issuer), {
    [customFetch]: async (url) => Response.json(await request(new URL(url))),
  });
  const { userinfo_endpoint: userinfo } = document;
  return {
    issuer: document.issuer,
    authorization: endpointOf(document.authorization_endpoint, issuer),
    token: endpointOf(document.token_endpoint, issuer),
    userinfo: userinfo === undefined ? undefined : endpointOf(userinfo, issuer),
    keys,
    algorithms: document.id_token_signing_alg_values_supported.filter((name) => ALGORITHMS.test(name)),
    usesBasic: document.token_endpoint_auth_methods_supported.includes('client_secret_basic'),
    namesIssuer: document.authorization_response_iss_parameter_supported,
    request,
  };
}

/** Endpoints are read again after this time. */
const FRESH_MS = 24 * 60 * 60 * 1000;

/** Endpoints of an issuer, read when they are first needed. After a failure the next call tries again. */
export function keepEndpoints(issuer: string): () => Promise<Endpoints> {
  let kept: { endpoints: Promise<Endpoints>; until: number } | undefined;
  return () => {
    if (!kept || kept.until < performance.now()) {
      const started = { endpoints: discover(issuer), until: performance.now() + FRESH_MS };
      started.endpoints.catch(() => {
        if (kept === started) kept = undefined;
      });
      kept = started;
    }
    return kept.endpoints;
  };
}
