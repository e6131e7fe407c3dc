# The API, the worker and the migration: one image, three commands.
#   docker build -f docker/backend.Dockerfile .
# NODE_IMAGE may be any image with Node 24 or later and a POSIX shell, of any distribution.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS base
WORKDIR /app

# Dependencies from the lockfile only, so a change of source installs nothing.
# --prod leaves out the workspace's tools; esbuild makes the payload and is therefore a production dependency.
# No dependency here needs an install script.
FROM base AS deps
ENV npm_config_cache=/npm pnpm_config_store_dir=/pnpm/store pnpm_config_verify_deps_before_run=false pnpm_config_network_concurrency=16 CI=true
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
RUN --mount=type=cache,id=farol-npm,target=/npm \
    npm install --global --no-fund --no-audit "$(node -p 'require("./package.json").packageManager')"
COPY apps/backend/package.json apps/backend/
COPY packages/kernel/package.json packages/kernel/
COPY packages/api/package.json packages/api/
COPY packages/experiments/package.json packages/experiments/
RUN --mount=type=cache,id=farol-pnpm,target=/pnpm/store \
    pnpm install --prod --ignore-scripts --frozen-lockfile --filter '@farol/backend...'

# The source is mounted and reloaded at every change; see docker-compose.dev.yml.
FROM deps AS development
ENV NODE_ENV=development
COPY packages packages
COPY apps/backend apps/backend
USER 1000:1000
ENTRYPOINT []
CMD ["node", "--watch", "apps/backend/src/index.ts"]

FROM deps AS build
COPY packages packages
COPY apps/backend apps/backend
RUN node apps/backend/build.ts /payload

FROM base AS runner
# Removes npm, its relatives and the distribution's package manager, which are not needed at run time. The list of
# installed packages stays for vulnerability scanners.
RUN rm -rf /usr/local/lib/node_modules /usr/local/include /opt/yarn* \
    /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg /usr/local/bin/pnpm /usr/local/bin/pnpx \
    /usr/bin/apt* /usr/bin/dpkg* /sbin/apk
COPY --link --from=build /payload /app
ENV NODE_ENV=production PORT=3001
USER 1000:1000
EXPOSE 3001
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The base's entry point is a shell script. Without it Node is process 1 and receives all signals.
ENTRYPOINT []
CMD ["node", "index.js"]
ARG FAROL_VERSION=local
ARG FAROL_REVISION=unknown
LABEL org.opencontainers.image.title="Farol backend" \
      org.opencontainers.image.description="API, worker and migration of a laboratory for crowd games" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${FAROL_VERSION}" \
      org.opencontainers.image.revision="${FAROL_REVISION}"
