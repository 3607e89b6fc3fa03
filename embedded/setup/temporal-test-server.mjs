import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { versions } from '../layout.mjs'
import { buildFolder, isProgram, run, StepFailed, which } from './run.mjs'

const JAVA_NEEDED = 11

/** Temporal's Java test server, which skips time: its jars from Maven, and a launcher that the SDK's test library can run. */
export async function temporalTestServer({ layout, progress, logs, env }) {
  if (existsSync(layout.testServer.launcher)) return
  const java = findJava(env)
  const maven = which(env, 'mvn')
  if (!maven)
    throw new StepFailed(
      'The tests need Maven for the time-skipping Temporal server: install it (Debian: apt-get install maven), then run "npm test" again.',
    )
  await progress.step('Fetching the Temporal test server', () =>
    buildFolder(layout.testServer.folder, async (draft) => {
      writeFileSync(join(draft, 'pom.xml'), pom())
      await run(
        maven,
        ['-q', '-B', 'dependency:copy-dependencies', '-DoutputDirectory=lib', '-DincludeScope=runtime'],
        {
          cwd: draft,
          env,
          log: join(logs, 'temporal-test-server.log'),
          advice: 'Check the network (the packages come from Maven Central), then start again.',
        },
      )
      writeFileSync(join(draft, 'temporal-test-server'), launcher(java))
      chmodSync(join(draft, 'temporal-test-server'), 0o755)
    }),
  )
}

function findJava(env) {
  const ofHome = env.JAVA_HOME && join(env.JAVA_HOME, 'bin/java')
  const program = ofHome && isProgram(ofHome) ? ofHome : which(env, 'java')
  const advice = `The tests need a JDK, ${JAVA_NEEDED} or later, for the time-skipping Temporal server`
  if (!program)
    throw new StepFailed(
      `${advice}: install one (Debian: apt-get install default-jdk-headless maven), then run "npm test" again.`,
    )
  const said = spawnSync(program, ['-version'], { encoding: 'utf8' }).stderr
  const version = Number(/version "(?:1\.)?(\d+)/.exec(said)?.[1])
  if (!(version >= JAVA_NEEDED)) throw new StepFailed(`${advice}; ${program} is ${version || 'none'}.`)
  return program
}

function pom() {
  const dependency = (group, artifact, version) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>perdure</groupId><artifactId>test-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    ${dependency('io.temporal', 'temporal-test-server', versions.temporalTestServer)}
    ${dependency('org.slf4j', 'slf4j-nop', versions.slf4j)}
  </dependencies>
  <build><plugins><plugin>
    <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version>
  </plugin></plugins></build>
</project>
`
}

/** The SDK gives the port as the first argument. A small heap and the simplest collector: many may run. */
function launcher(java) {
  return `#!/bin/sh
lib=$(dirname "$0")/lib
java='${java}'
[ -x "$java" ] || java=java
# A test runner that is killed must not leave its server behind.
(while kill -0 $PPID && kill -0 $$; do sleep 1; done; kill -9 $$) </dev/null >/dev/null 2>&1 &
exec "$java" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$lib/*" io.temporal.testserver.TestServer "$@"
`
}
