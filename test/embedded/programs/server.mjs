// A stand-in for a server: answers on its port, notes in a file when it stops, and does as its arguments say.
import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'

const [port, notes, name, mode] = process.argv.slice(2)
if (mode === 'fails') {
  console.error('first line\nthe reason is written here')
  process.exit(3)
}
const server = createServer((_request, response) => response.end(name))
server.listen(Number(port), '127.0.0.1', () => process.send?.({ ready: true }))
process.on('SIGTERM', () => {
  if (mode === 'deaf') return
  appendFileSync(notes, `${name}\n`)
  process.exit(0)
})
