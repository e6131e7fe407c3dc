# The dashboard: the server of Next.js and its traced dependencies.
#   docker build -f docker/dashboard.Dockerfile .
# NODE_IMAGE may be any image with Node 24 or later and a POSIX shell, of any distribution.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# Dependencies from the lockfile only, so a change of source installs nothing.
# Next needs TypeScript and the types at build time; no dependency here needs an install script.
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

# The source is mounted and reloaded at every change; see docker-compose.dev.yml.
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
# The same source gives the same bytes: the build id is a hash of the source. Random keys of unused features (draft mode,
# server actions) are set to zero; an image could not keep them secret.
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
# Removes npm, its relatives and the distribution's package manager, which are not needed at run time. The list of
# installed packages stays for vulnerability scanners.
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
# The base's entry point is a shell script. Without it Node is process 1 and receives all signals.
ENTRYPOINT []
CMD ["node", "server.js"]
ARG FAROL_VERSION=local
ARG FAROL_REVISION=unknown
LABEL org.opencontainers.image.title="Farol dashboard" \
      org.opencontainers.image.description="The pages of a laboratory for crowd games: a client of its API" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${FAROL_VERSION}" \
      org.opencontainers.image.revision="${FAROL_REVISION}"
