// Adds to a package-lock.json the optional packages of other platforms that npm left out because the
// registry it was made against does not carry them: without their entries `npm ci` refuses the file.
//   node complete-lock.mjs <package-lock.json>
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.argv[2]
const lock = JSON.parse(readFileSync(file, 'utf8'))
const OS = {
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  openbsd: 'openbsd',
  netbsd: 'netbsd',
  sunos: 'sunos',
  aix: 'aix',
  openharmony: 'openharmony',
  linux: 'linux',
  linuxmusl: 'linux',
  win32: 'win32',
  windows: 'win32',
}
const CPU = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
}
let added = 0
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (reachable(path, name)) continue
    const words = name.split('/').pop().split('-')
    const os = words.map((w) => OS[w]).find(Boolean)
    const cpu = words.map((w) => CPU[w]).find(Boolean)
    if (!os && !cpu) {
      console.log('left out, no platform in its name:', name, range, 'of', path)
      continue
    }
    const made = { version: range.replace(/^[\^~]/, '') }
    if (cpu) made.cpu = [cpu]
    if (entry.dev) made.dev = true
    if (entry.devOptional) made.devOptional = true
    if (words.includes('musl')) made.libc = ['musl']
    made.optional = true
    if (os) made.os = [os]
    lock.packages[`node_modules/${name}`] = made
    added++
  }
}
const [root, ...rest] = Object.entries(lock.packages)
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => a.localeCompare(b, 'en'))])
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log('added', added)
function reachable(path, name) {
  for (
    let at = path;
    ;
    at = at.includes('/node_modules/') ? at.slice(0, at.lastIndexOf('/node_modules/')) : ''
  ) {
    if (lock.packages[`${at ? `${at}/` : ''}node_modules/${name}`]) return true
    if (!at) return false
  }
}
