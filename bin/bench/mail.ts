import { randomUUID } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { ApiClient } from './client.ts'
import type { Scenario } from './scenarios.ts'
import type { Subject } from './subject.ts'

const patienceMs = 20_000

function sender({ smtp }: Subject, connections: number) {
  return createTransport({
    host: '127.0.0.1',
    port: smtp.port,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  })
}

function mail({ smtp, requesters }: Subject, word: string) {
  return {
    from: requesters[Math.floor(Math.random() * requesters.length)],
    to: smtp.to,
    subject: `Printer prints blank pages ${word}`,
    text: 'Good morning,\n\nthe printer next to the kitchen prints blank pages since yesterday.\n\nThanks',
    html: '<p>Good morning,</p><p>the printer next to the kitchen prints blank pages since yesterday.</p><p>Thanks</p>',
  }
}

/** A word that no other mail has. */
const newWord = () => `bench${randomUUID().slice(0, 13).replaceAll('-', '')}`

export const mailScenarios: Record<string, Scenario> = {
  /** From the moment a mail is handed over until the API shows its ticket. */
  'mail to ticket': async (subject, user) => {
    const transport = sender(subject, 1)
    const api = new ApiClient(subject.apiUrl, subject.tokens[user]!, false)
    return {
      operation: async () => {
        const word = newWord()
        await transport.sendMail(mail(subject, word))
        const deadline = Date.now() + patienceMs
        while (Date.now() < deadline) {
          const answer = (await api.get(`/tickets?filter=${word}`))() as { tickets: unknown[] }
          if (answer.tickets.length) return
          await new Promise((resolve) => setTimeout(resolve, 10))
        }
        throw new Error('The mail did not become a ticket.')
      },
      close: async () => transport.close(),
    }
  },
  /** Handing mails over, as quickly as they are taken. */
  'mail in': async (subject) => {
    const transport = sender(subject, 1)
    return {
      operation: async () => void (await transport.sendMail(mail(subject, newWord()))),
      close: async () => transport.close(),
    }
  },
}
