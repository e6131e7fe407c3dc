import { resolve } from 'node:path';
import type { NextConfig } from 'next';

/** Scripts and connections come from the dashboard itself alone; nobody may frame it. Next's own start needs inline scripts. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const configuration: NextConfig = {
  output: 'standalone',
  // The workspace's root: packages/ are part of what is built.
  outputFileTracingRoot: resolve(import.meta.dirname, '../..'),
  transpilePackages: ['@farol/kernel', '@farol/shared'],
  poweredByHeader: false,
  // An image's build is named after its source, so that the same source gives the same bytes.
  generateBuildId: () => process.env['BUILD_ID'] ?? null,
  images: { unoptimized: true },
  // `pnpm check` looks at the types, with the same tsconfig.
  typescript: { ignoreBuildErrors: true },
  // What the API streams must not wait in a compressor's buffer; a tunnel or proxy in front compresses.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'Content-Security-Policy', value: CONTENT_SECURITY_POLICY },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'no-referrer' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      ],
    },
  ],
};
export default configuration;
