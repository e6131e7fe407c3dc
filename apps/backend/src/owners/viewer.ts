/** The person who asks: every query takes it, so that nobody sees another owner's data. */
export interface Viewer {
  ownerId: string;
}

/** The owner in a laboratory without accounts, created by the first migration. */
export const LOCAL_VIEWER: Viewer = { ownerId: '00000000-0000-7000-8000-000000000001' };
