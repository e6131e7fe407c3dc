import type { AccountSettings } from '../account-settings.ts';
import type { Tools } from '../tools.ts';
import type { Auth } from './auth.ts';

/** Resources of the routes that exist with accounts. */
export interface AccountTools extends Tools {
  auth: Auth;
  settings: AccountSettings;
}
