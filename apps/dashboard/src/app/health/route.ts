export const dynamic = 'force-dynamic';

/** The dashboard's server is alive; whether the API is, GET /api/health says. */
export function GET() {
  return Response.json({ status: 'ok', timestamp: new Date().toISOString() });
}
