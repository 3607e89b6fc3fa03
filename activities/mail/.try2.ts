import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { createCommit } from '#activities/tickets/commit.ts'
import { FollowerLoop } from '#activities/followers/loop.ts'
import { createSmtpDoor } from '#api/smtp/door.ts'
import { diskBlobs } from '#db/blobs.ts'
import { bootstrap } from '#db/bootstrap.ts'
import { createConfigurationSource } from '#db/configuration.ts'
import { openDatabase, openPool } from '#db/database.ts'
import { createAnnouncer, listenToNews } from '#db/news.ts'
import { intakeWork } from './intakes.ts'
import { Connections } from './outbox/connections.ts'
import { deliveryWork } from './outbox/deliveries.ts'
import { Gate } from './outbox/gate.ts'
import { createMailReader } from './reader.ts'
const url = 'postgres://postgres@127.0.0.1:54329/mail_dev'
const pool = openPool(url, 10, console.error)
const db = openDatabase(pool)
await bootstrap(db, { mailFrom: 'support@perdure.test', timeZone: 'Europe/Berlin' })
const announcer = createAnnouncer(pool, console.error)
const blobs = diskBlobs('/tmp/mailtry/data')
const log = { info() {}, warn: console.warn, error: console.error }
const commit = createCommit({ db, announcer, configuration: createConfigurationSource(db), outboundMail: true, now: Date.now, processes: { submit: async () => ({ state: 'pending', seq: null, code: null }), startClock: async () => {}, rescheduleClock: async () => {} } })
const submit = async (number: string, id: string) => (await commit({ number, wanted: [id], first: false })).outcomes[id]!
const reader = createMailReader(blobs.source)
const stop = new AbortController()
const opts = { pollMs: 2000, runForMs: 1e9, renewEveryMs: 8000, heartbeatEveryMs: 2000, signal: stop.signal, heartbeat() {}, onError: console.error }
const intakes = new FollowerLoop(intakeWork({ db, blobs, announcer, submit, log, reader }), { ...opts, concurrency: 8 })
let received = 0
const sink = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], logger: false, onData(s, _, cb) { let d = ''; s.on('data', (c) => (d += c)); s.on('end', () => { if (!received++) console.log(d); cb(null, 'OK taken') }) } })
await new Promise<void>((r) => sink.listen(0, '127.0.0.1', r))
const smtpUrl = `smtp://127.0.0.1:${(sink.server.address() as { port: number }).port}`
const outbox = new FollowerLoop(deliveryWork({ db, blobs, announcer, log, sends: true, connections: new Connections(smtpUrl, 'desk.test'), gate: new Gate(), leaseMs: 30000, signal: stop.signal }), { ...opts, concurrency: 8 })
const door = createSmtpDoor({ db, blobs, hostname: 'desk.test', maxBytes: 60e6, log, onIntake: (id) => announcer.announce({ type: 'intake', id }) })
const port = await door.listen(0, '127.0.0.1')
const listener = listenToNews(url, { onNews: (n) => { if (n.type === 'intake') intakes.wake(); if (n.type === 'delivery') outbox.wake() }, onError: console.error })
const runs = [intakes.run(), outbox.run()]
const client = createTransport({ host: '127.0.0.1', port, pool: true, maxConnections: 8, ignoreTLS: true })
const N = Number(process.argv[2] ?? 1)
const done = async () => Number((await db.selectFrom('intake').select((e) => e.fn.countAll<number>().as('n')).where('state', '=', 'received').executeTakeFirstOrThrow()).n) === 0
const c0 = process.cpuUsage(), t0 = performance.now()
const run = Date.now()
await Promise.all(Array.from({ length: N }, (_, i) => client.sendMail({ from: `Jane ${i % 50} <jane${i % 50}-${run}@x.org>`, to: 'support@perdure.test', subject: `Printer ${i}`, text: 'It is on fire.', html: '<p>It is <b>on fire</b></p>', attachments: i % 10 ? [] : [{ filename: 'a.txt', content: 'hello' + i }] })))
const t1 = performance.now()
while (!(await done())) await new Promise((r) => setTimeout(r, 20))
const t2 = performance.now(), c1 = process.cpuUsage(c0)
console.log(`${N} mails: handed over in ${(t1 - t0).toFixed()} ms, all done ${(t2 - t0).toFixed()} ms = ${(N / (t2 - t0) * 1000).toFixed()}/s, cpu ${((c1.user + c1.system) / 1000 / N).toFixed(1)} ms each (client, door, processing, commit, outbox, sink)`)
await new Promise((r) => setTimeout(r, 1500))
console.log(await db.selectFrom('intake').select(['state', (e) => e.fn.countAll().as('n')]).groupBy('state').execute(), await db.selectFrom('delivery').select(['state', (e) => e.fn.countAll().as('n')]).groupBy('state').execute(), 'sink', received)
console.log((await db.selectFrom('intake').select(['state', 'reason', 'reason_code', 'ticket_number', 'from', 'subject']).orderBy('id', 'desc').limit(1).execute()))
stop.abort()
await Promise.all(runs); client.close(); await door.close(); await reader.close(); await announcer.close(); await listener.close(); sink.close(); await db.destroy(); process.exit(0)
