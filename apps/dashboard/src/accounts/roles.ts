import type { Role } from '@farol/api';

/** The roles in words. */
export const ROLE_WORDS: Readonly<Record<Role, { article: string; about: string }>> = {
  administrator: { article: 'an', about: 'you play games, invite people, set limits and read the audit log' },
  member: { article: 'a', about: 'you play games and experiments of your own, and share them' },
  viewer: { article: 'a', about: 'you read what others share with you' },
};
