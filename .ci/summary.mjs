// Prints which tests failed and why, and the line that sums up a run, from vitest's JSON report and the names of the
// checks that failed: what came to nothing is the last that a long log says.
//   node .ci/summary.mjs <report> [failed check ...]
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const [report, ...failedChecks] = process.argv.slice(2)
const result = read(report)
for (const failure of result ? failures(result) : []) console.log(failure)
const { passed, failed } = count(failedChecks)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function failures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(process.cwd(), name)
    const tests = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && tests.length === 0) return [`\nfailed: ${file}\n${message}`]
    return tests.map((test) => `\nfailed: ${file} > ${test.fullName}\n${test.failureMessages.join('\n')}`)
  })
}

function count(checks) {
  // The type check and the lint count one each.
  const others = checks.filter((name) => name !== 'tests')
  const passedOthers = 2 - others.length
  if (!result) return { passed: passedOthers, failed: others.length + 1 }
  // A file that does not even load has no tests that could fail.
  const unloaded = result.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = result.numFailedTests + unloaded + others.length
  // Coverage below its threshold, or an error outside of any test.
  const unexplained = checks.includes('tests') && failed === others.length ? 1 : 0
  return { passed: result.numPassedTests + passedOthers, failed: failed + unexplained }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
