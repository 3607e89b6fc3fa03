// A supervisor that is going to be killed: prints the process number of its child once that serves.
import { Supervisor } from '#embedded/supervisor.ts'

const [data = '', program = '', port = ''] = process.argv.slice(2)
const supervisor = new Supervisor(data)
await supervisor.add({
  name: 'child',
  command: process.execPath,
  args: [program, port, `${data}/notes`, 'child'],
  env: {},
  isReady: async () => (await fetch(`http://127.0.0.1:${port}`)).ok,
  readyWithinMs: 10_000,
  stopSignal: 'SIGTERM',
  stopWithinMs: 2_000,
})
console.log(supervisor.pid('child'))
