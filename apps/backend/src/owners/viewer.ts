import { type Access, type AuditEvent, Problem, type Role, type Scope, SCOPES } from '@farol/api';

/** The user who sends a request: every query takes it, so that nobody sees another owner's data. */
export interface Viewer {
  /** The owner of what the viewer creates; NOBODY without an account. */
  ownerId: string;
  /** Null without an account. */
  role: Role | null;
  /** Scope of the key or token; a session has the widest. */
  scope: Scope;
  /** How the viewer was identified; `none`: not at all, or the owner of a laboratory without accounts. */
  by: AuditEvent['by'];
  name: string;
  /** Id of the session; absent with a key or token. */
  sessionId?: string;
  /** Ids of the share links that the client opened. */
  links: readonly string[];
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The owner in a laboratory without accounts, created by the first migration; later the first administrator. */
export const LOCAL_VIEWER: Viewer = {
  ownerId: '00000000-0000-7000-8000-000000000001',
  role: 'administrator',
  scope: 'admin',
  by: 'none',
  name: 'local',
  links: [],
};

/** A client that is not signed in. */
export const ANONYMOUS: Viewer = { ownerId: NOBODY, role: null, scope: 'read', by: 'none', name: '', links: [] };

const reaches = (viewer: Viewer, scope: Scope) => SCOPES.indexOf(viewer.scope) >= SCOPES.indexOf(scope);

const notSignedIn = () => new Problem('not-signed-in', 'sign in, or send an API key as Authorization: Bearer KEY');
const notAllowed = (words: string) => new Problem('not-allowed', words);

/** The problem if the viewer may not call a route of this access level. */
export function refuseAccess(viewer: Viewer, access: Access): void {
  if (access === 'public') return;
  const { role, by } = viewer;
  if (role === null) {
    if (access === 'read' && viewer.links.length > 0) return;
    throw notSignedIn();
  }
  if (access === 'account' && by !== 'session')
    throw notAllowed('this needs a person who signed in, not a key or token');
  if (access === 'play' && role === 'viewer') throw notAllowed('your role is viewer: you can read what others share');
  if (access === 'admin' && role !== 'administrator') throw notAllowed('this is for administrators');
  const scope: Scope = access === 'admin' || access === 'play' ? (access === 'admin' ? 'admin' : 'play') : 'read';
  if (!reaches(viewer, scope)) throw notAllowed(`the key has the scope "${viewer.scope}", and this needs "${scope}"`);
}
