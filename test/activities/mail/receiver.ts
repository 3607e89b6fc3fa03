import { type AddressInfo, createServer, type Socket } from 'node:net'

/** What a receiving server says at a step of a conversation; at `hang up` it goes without a word, at `silence` it stays. */
export type Behaviour = {
  greet?: string
  rcpt?: string
  /** Called with the whole mail at the final dot. */
  dot?: (mail: string, count: number) => string | Promise<string>
}

/**
 * A mail server for tests, told how to behave. `mails` are those it took; `unfinished` counts connections that
 * ended within a mail, without its final dot.
 */
export async function startReceiver(behaviour: Behaviour = {}) {
  const mails: string[] = []
  const state = { behaviour, unfinished: 0, connections: 0, recipients: 0, dots: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => converse(socket))

  function converse(socket: Socket): void {
    state.connections++
    sockets.add(socket)
    let buffer = ''
    let inMail = false
    let busy = Promise.resolve()
    const answer = (text: string | undefined, otherwise: string) =>
      text === 'silence'
        ? undefined
        : text === 'hang up'
          ? void socket.destroy()
          : void socket.write(`${text ?? otherwise}\r\n`)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      if (inMail) state.unfinished++
    })
    socket.on('data', (chunk) => {
      buffer += chunk.toString('latin1')
      busy = busy.then(read)
    })
    answer(state.behaviour.greet, '220 receiver.test ESMTP')

    async function read(): Promise<void> {
      for (;;) {
        const end = inMail ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n')
        if (end < 0) return
        const piece = buffer.slice(0, end)
        buffer = buffer.slice(end + (inMail ? 5 : 2))
        if (inMail) await takeMail(piece)
        else command(piece.toUpperCase())
      }
    }

    async function takeMail(mail: string): Promise<void> {
      inMail = false
      const reply = (await state.behaviour.dot?.(mail, ++state.dots)) ?? '250 taken'
      if (reply.startsWith('250')) mails.push(mail)
      answer(reply, '')
    }

    function command(line: string): void {
      inMail = line === 'DATA'
      if (inMail) answer('354 go on', '')
      else if (line.startsWith('RCPT') && ++state.recipients) answer(state.behaviour.rcpt, '250 OK')
      else answer(line === 'QUIT' ? '221 bye' : '250 OK', '')
    }
  }

  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    mails,
    state,
    port,
    url: `smtp://127.0.0.1:${port}`,
    hangUpAll: () => sockets.forEach((socket) => void socket.destroy()),
    restart: () => listen(port),
    stop() {
      sockets.forEach((socket) => void socket.destroy())
      return new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
export type Receiver = Awaited<ReturnType<typeof startReceiver>>
