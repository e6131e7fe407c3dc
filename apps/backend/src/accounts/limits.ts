import type { RateLimit } from '../http/rate-limit.ts';

/** Attempts to sign in from one network, right or wrong. */
export const SIGN_INS_BY_ADDRESS: RateLimit = { name: 'sign-in-address', max: 30, windowSeconds: 600 };
/** Attempts to sign in to one account without a success. */
export const SIGN_INS_BY_ACCOUNT: RateLimit = { name: 'sign-in-account', max: 20, windowSeconds: 600 };
/** Tokens of links that one network tries, and requests for links. */
export const LINKS_BY_ADDRESS: RateLimit = { name: 'link-address', max: 60, windowSeconds: 600 };
/** Links that are sent to one address. */
export const MAILS_BY_ACCOUNT: RateLimit = { name: 'mail-account', max: 3, windowSeconds: 3600 };
/** Passwords that a signed-in person repeats for a sensitive change. */
export const PASSWORDS_BY_PERSON: RateLimit = { name: 'password-person', max: 10, windowSeconds: 600 };
