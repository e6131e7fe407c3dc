import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import type { NextConfig } from 'next';

/** Scripts and connections only from the dashboard itself, and no framing. Next needs inline scripts to start. */
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

/** Types of built files that are compressed once, with brotli: a seventh smaller than Next's gzip at each request. */
const COMPRESSED: Record<string, string> = { js: 'application/javascript', css: 'text/css' };

async function compress({ distDir }: { distDir: string }): Promise<void> {
  const files = await readdir(join(distDir, 'static'), { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!(extname(file.name).slice(1) in COMPRESSED)) continue;
    const path = join(file.parentPath, file.name);
    await writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)));
  }
}

/** A request for a built file of a type, from a client that accepts brotli. */
const requestFor = (extension: string) => ({
  source: `/_next/static/:path(.+\\.${extension})`,
  has: [{ type: 'header' as const, key: 'accept-encoding', value: '(?:.*[ ,])?br(?:[ ,;].*)?' }],
});

const isBuild = process.env.NODE_ENV === 'production';

const configuration: NextConfig = {
  output: 'standalone',
  // The root of the workspace: the build includes packages/.
  outputFileTracingRoot: resolve(import.meta.dirname, '../..'),
  transpilePackages: ['@farol/api', '@farol/experiments', '@farol/kernel'],
  poweredByHeader: false,
  // The name of an image's build comes from its source: the same source gives the same bytes.
  generateBuildId: () => process.env['BUILD_ID'] ?? null,
  images: { unoptimized: true },
  // `pnpm check` checks the types with the same tsconfig.
  typescript: { ignoreBuildErrors: true },
  compiler: { runAfterProductionCompile: compress },
  rewrites: async () => ({
    beforeFiles: [
      {
        source: '/:path*',
        has: [{ type: 'header', key: 'x-forwarded-prefix', value: '/.+' }],
        destination: '/sub-path',
      },
      ...Object.keys(isBuild ? COMPRESSED : {}).map((extension) => ({
        ...requestFor(extension),
        destination: '/_next/static/:path.br',
      })),
    ],
    afterFiles: [],
    fallback: [],
  }),
  headers: async () => [
    ...Object.entries(isBuild ? COMPRESSED : {}).map(([extension, type]) => ({
      ...requestFor(extension),
      headers: [
        { key: 'Content-Type', value: `${type}; charset=UTF-8` },
        { key: 'Content-Encoding', value: 'br' },
        { key: 'Vary', value: 'Accept-Encoding' },
      ],
    })),
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
