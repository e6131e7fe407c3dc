import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
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

/** Types of built files that are compressed once, as well as can be, not at every request: a seventh less than Next's gzip. */
const COMPRESSED: Record<string, string> = { js: 'application/javascript', css: 'text/css' };

async function compress({ distDir }: { distDir: string }): Promise<void> {
  const files = await readdir(join(distDir, 'static'), { recursive: true, withFileTypes: true });
  for (const file of files) {
    if (!(extname(file.name).slice(1) in COMPRESSED)) continue;
    const path = join(file.parentPath, file.name);
    await writeFile(`${path}.br`, await promisify(brotliCompress)(await readFile(path)));
  }
}

/** A request for a built file of a type, by one who reads brotli. */
const requestFor = (extension: string) => ({
  source: `/_next/static/:path(.+\\.${extension})`,
  has: [{ type: 'header' as const, key: 'accept-encoding', value: '(?:.*[ ,])?br(?:[ ,;].*)?' }],
});

const isBuild = process.env.NODE_ENV === 'production';

const configuration: NextConfig = {
  output: 'standalone',
  // The workspace's root: packages/ are part of what is built.
  outputFileTracingRoot: resolve(import.meta.dirname, '../..'),
  transpilePackages: ['@farol/api', '@farol/experiments', '@farol/kernel'],
  poweredByHeader: false,
  // An image's build is named after its source, so that the same source gives the same bytes.
  generateBuildId: () => process.env['BUILD_ID'] ?? null,
  images: { unoptimized: true },
  // `pnpm check` looks at the types, with the same tsconfig.
  typescript: { ignoreBuildErrors: true },
  compiler: { runAfterProductionCompile: compress },
  rewrites: async () => ({
    beforeFiles: Object.keys(isBuild ? COMPRESSED : {}).map((extension) => ({
      ...requestFor(extension),
      destination: '/_next/static/:path.br',
    })),
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
