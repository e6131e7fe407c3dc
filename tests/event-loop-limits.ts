/**
 * Longest hold of the API's event loop, in milliseconds of processor time. The aim is 50 ms on an idle machine; shared
 * caches make a busy one take up to three times as long.
 */
export const MAX_HOLD_MS = 150;

/** Tags of routes that exist with accounts. */
export const ACCOUNT_TAGS: readonly string[] = ['session', 'account', 'people', 'sharing'];
