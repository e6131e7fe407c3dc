/** Who asks: every query takes it, so that nobody sees what is another's. */
export interface Viewer {
  ownerId: string;
}

/** Whoever uses a laboratory without accounts; the first migration has made this owner. */
export const LOCAL_VIEWER: Viewer = { ownerId: '00000000-0000-7000-8000-000000000001' };
