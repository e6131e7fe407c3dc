import { hash, randomBytes } from 'node:crypto';

/** The SHA-256 of a token, as the database stores it. Tokens have 256 random bits, so they need no slow hash. */
export const hashOf = (token: string): string => hash('sha256', token, 'base64url');

/** A new token of 256 bits. */
export const newToken = (prefix = ''): string => prefix + randomBytes(32).toString('base64url');

/** How API keys begin, so that scanners for leaked secrets find them. */
export const KEY_PREFIX = 'farol_';
