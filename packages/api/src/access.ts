/** Roles of an account: an administrator also manages people, a viewer reads what others share. */
export const ROLES = ['administrator', 'member', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

/** Scopes of an API key; each contains the ones before it. */
export const SCOPES = ['read', 'play', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Rights that a share gives: to read and fork, or also to play rounds and change the status. */
export const PERMISSIONS = ['view', 'play'] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * Clients that may call a route. `public`: all. `read`: everyone with an account, a key, or a share link. `play`: members and
 * administrators, with a key of scope `play`. `account`: a person who signed in; no key or token. `admin`:
 * administrators, with a key of scope `admin`.
 */
export const ACCESS_LEVELS = ['public', 'read', 'play', 'account', 'admin'] as const;
export type Access = (typeof ACCESS_LEVELS)[number];
