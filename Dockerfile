# Everything is built in one stage; what runs is copied into another, without the tools that built it.
FROM node:22-bookworm-slim AS build
WORKDIR /plimsoll
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node lib/cli/dockerBuild.mjs
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-bookworm-slim
WORKDIR /plimsoll
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
# The database's file and the generated secret, where there is no PostgreSQL. All else may be read-only.
RUN mkdir data && chown node:node data
COPY --from=build /plimsoll/package.json /plimsoll/next.config.js ./
COPY --from=build /plimsoll/node_modules node_modules
COPY --from=build /plimsoll/.next .next
COPY --from=build /plimsoll/prisma prisma
COPY --from=build /plimsoll/lib lib
USER node
VOLUME /plimsoll/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "lib/cli/serve.mjs"]
