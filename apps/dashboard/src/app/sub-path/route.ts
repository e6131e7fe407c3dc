import { refuseSubPath } from '../../server/refuse-sub-path.ts';

/** next.config.ts sends every request with an X-Forwarded-Prefix here. */
export const dynamic = 'force-dynamic';
export {
  refuseSubPath as DELETE,
  refuseSubPath as GET,
  refuseSubPath as HEAD,
  refuseSubPath as PATCH,
  refuseSubPath as POST,
};
