import { diskBlobs } from '#db/blobs.ts'
import { createMailReader } from './reader.ts'
const blobs = diskBlobs('/tmp/mailtry/data')
const reader = createMailReader(blobs.source)
async function go(name: string, raw: Buffer | string) {
  const b = await blobs.put(Buffer.from(raw), { maxBytes: 1e9 })
  const t = performance.now()
  const r = await reader.read(b).catch((e) => ({ error: e }))
  const ms = (performance.now() - t).toFixed(1)
  const s = JSON.stringify(r, (k, v) =>
    k === 'error'
      ? String(v) + v?.stack
      : typeof v === 'string' && v.length > 300
        ? v.slice(0, 300) + '...' + v.length
        : Array.isArray(v) && v.length > 5
          ? [...v.slice(0, 3), v.length]
          : v,
  )
  console.log('##', name, ms, 'ms', s)
}
const simple = (h: string, b = 'Hello\r\n') => `${h}\r\n\r\n${b}`
await go(
  'plain',
  simple(
    'From: Jane <jane@x.org>\r\nSubject: Hi =?utf-8?Q?=C3=A4=0D=0ABcc:_evil@x?=\r\nMessage-ID: <1@x>\r\nIn-Reply-To: <a@b> <c@d>\r\nReferences: <a@b>\r\n <c@d>',
  ),
)
await go('plain again', simple('From: Jane <jane@x.org>\r\nSubject: Hi 2'))
await go('nothing', '')
await go('no header', '\r\nbody only\r\n')
await go('garbage', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)))
await go('charset', simple('From: a@b.c\r\nContent-Type: text/plain; charset=x-unknown-99', 'b\xe4h'))
await go(
  'latin',
  Buffer.from(simple('From: a@b.c\r\nContent-Type: text/plain; charset=iso-8859-1', 'b\xe4h'), 'latin1'),
)
await go(
  'html only',
  simple(
    'From: a@b.c\r\nContent-Type: text/html',
    '<p onclick=x style="color:red;background:url(x);position:fixed">Hi <script>alert(1)</script><img src=cid:abc><img src="http://e/x.png"><a href="javascript:x">j</a><a href="https://e">e</a></p>',
  ),
)
await go(
  'mixed',
  simple(
    'From: a@b.c\r\nContent-Type: multipart/mixed; boundary=B',
    '--B\r\nContent-Type: text/html\r\n\r\n<p>body</p>\r\n--B\r\nContent-Type: text/plain\r\n\r\nfooter\r\n--B\r\nContent-Type: application/pdf; name="../../etc/pa\u202Egpj.ssw"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n',
  ),
)
await go(
  'alternative',
  simple(
    'From: a@b.c\r\nContent-Type: multipart/alternative; boundary=B',
    '--B\r\nContent-Type: text/plain\r\n\r\nplain\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>body</p>\r\n--B--\r\n',
  ),
)
const nest = (n: number) => {
  let h = `From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n`
  for (let i = 0; i < n; i++) h += `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`
  return h + `--b${n}\r\n\r\nhi\r\n`
}
await go('nested 500', nest(500))
await go('nested 5000', nest(5000))
await go(
  'flat 5000',
  'From: a@b.c\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n' +
    '--B\r\nContent-Type: text/plain\r\n\r\nx\r\n'.repeat(5000),
)
await go(
  'attachments 900',
  'From: a@b.c\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n' +
    '--B\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(900),
)
await go(
  '50MB att',
  'From: a@b.c\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\ntext\r\n--B\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n' +
    ('A'.repeat(76) + '\r\n').repeat(650000) +
    '--B--\r\n',
)
await go('50MB text', 'From: a@b.c\r\n\r\n' + ('A'.repeat(76) + '\r\n').repeat(650000))
await go(
  '50MB html',
  'From: a@b.c\r\nContent-Type: text/html\r\n\r\n' + ('<div>'.repeat(15) + '\r\n').repeat(650000),
)
await go('50MB 1 line', 'From: a@b.c\r\n\r\n' + 'A'.repeat(5e7))
await go('deep html', 'From: a@b.c\r\nContent-Type: text/html\r\n\r\n' + '<div>'.repeat(190000))
await go('links html', 'From: a@b.c\r\nContent-Type: text/html\r\n\r\n' + '<a href=x>y'.repeat(80000))
await go('huge header', 'From: a@b.c\r\nX: ' + 'y'.repeat(2_000_000) + '\r\n\r\nhi')
await go('many headers', 'From: a@b.c\r\n' + 'Received: x\r\n'.repeat(50000) + '\r\nhi')
await go('many to', 'From: a@b.c\r\nTo: ' + 'a@b.c,'.repeat(50000) + 'x@y.z\r\n\r\nhi')
await go('plain', simple('From: Jane <jane@x.org>\r\nSubject: fin'))
const b = await blobs.put(
  Buffer.from(
    simple(
      'From: Jane <jane@x.org>\r\nSubject: fin\r\nContent-Type: multipart/alternative; boundary=B',
      '--B\r\nContent-Type: text/plain\r\n\r\nplain\r\n--B\r\nContent-Type: text/html\r\n\r\n<div>' +
        '<p style="color:red">hello world</p>'.repeat(100) +
        '</div>\r\n--B--\r\n',
    ),
  ),
  { maxBytes: 1e9 },
)
const c0 = process.cpuUsage(),
  t0 = performance.now()
for (let i = 0; i < 50; i++) await Promise.all(Array.from({ length: 10 }, () => reader.read(b)))
const c1 = process.cpuUsage(c0)
console.log(
  '500 parses',
  performance.now() - t0,
  'ms, cpu ms each',
  (c1.user + c1.system) / 1000 / 500,
  process.memoryUsage.rss() / 1e6,
)
await reader.close()
