# The dashboard: Next.js' own server and what it was traced to need.
#   docker build -f docker/dashboard.Dockerfile .
# NODE_IMAGE may be any image with Node 24 or later and a POSIX shell, of whatever distribution.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# What the lockfile says, and nothing that depends on our source: a change of source installs nothing.
# Next wants TypeScript and types to be there; nothing that is needed here has an install script.
FROM base AS deps
ENV npm_config_cache=/npm pnpm_config_store_dir=/pnpm/store pnpm_config_verify_deps_before_run=false pnpm_config_network_concurrency=16 CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN --mount=type=cache,id=farol-npm,target=/npm \
    npm install --global --no-fund --no-audit "$(node -p 'require("./package.json").packageManager')"
COPY apps/dashboard/package.json apps/dashboard/
COPY packages/kernel/package.json packages/kernel/
COPY packages/api/package.json packages/api/
COPY packages/experiments/package.json packages/experiments/
RUN --mount=type=cache,id=farol-pnpm,target=/pnpm/store \
    pnpm install --ignore-scripts --frozen-lockfile --filter '@farol/dashboard...'

# The source is mounted over it, and every change is shown at once; see docker-compose.dev.yml.
FROM deps AS development
ENV NODE_ENV=development HOSTNAME=0.0.0.0 PORT=3000
COPY packages packages
COPY apps/dashboard apps/dashboard
RUN chown 1000:1000 apps/dashboard
WORKDIR /app/apps/dashboard
USER 1000:1000
EXPOSE 3000
ENTRYPOINT []
CMD ["node", "node_modules/next/dist/bin/next", "dev", "--hostname", "0.0.0.0"]

FROM deps AS build
ENV NODE_ENV=production
COPY packages packages
COPY apps/dashboard apps/dashboard
WORKDIR /app/apps/dashboard
# The same source gives the same bytes: the build is named after it, and what Next draws at random for features that are
# not used (drafts, server actions), which an image cannot keep secret anyway, is zero.
RUN BUILD_ID=$(find . ../../packages -name node_modules -prune -o -type f -exec sha256sum {} + | sort | sha256sum | cut -c 1-20) \
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= \
    node node_modules/next/dist/bin/next build \
 && cd .next/standalone/apps/dashboard/.next \
 && sed -i -E '/"previewMode/ { s/("previewModeId": ?")[0-9a-f]+/\100000000000000000000000000000000/; s/("previewMode[A-Za-z]+Key": ?")[0-9a-f]+/\10000000000000000000000000000000000000000000000000000000000000000/g }' \
    prerender-manifest.json server/preview-props.json \
 && mv /app/apps/dashboard/.next/static static \
 && mkdir cache \
 && find /app/apps/dashboard/.next/standalone -exec touch -h -d @0 {} +

FROM base AS runner
# The base brings npm and its kin, and its distribution's package manager; nothing here installs anything. What the
# distribution has installed stays written down, for whoever looks for known weaknesses.
RUN rm -rf /usr/local/lib/node_modules /usr/local/include /opt/yarn* \
    /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg /usr/local/bin/pnpm /usr/local/bin/pnpx \
    /usr/bin/apt* /usr/bin/dpkg* /sbin/apk
COPY --link --from=build /app/apps/dashboard/.next/standalone /app
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
WORKDIR /app/apps/dashboard
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The base's entry point is a shell script: without it Node is the first process and hears every signal.
ENTRYPOINT []
CMD ["node", "server.js"]
ARG FAROL_VERSION=local
ARG FAROL_REVISION=unknown
LABEL org.opencontainers.image.title="Farol dashboard" \
      org.opencontainers.image.description="The pages of a laboratory for crowd games: a client of its API" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${FAROL_VERSION}" \
      org.opencontainers.image.revision="${FAROL_REVISION}"
