import { connect } from 'node:http2'

/** The `service` field of HealthCheckRequest, and SERVING in HealthCheckResponse. */
const SERVICE_FIELD = 0x0a
const STATUS_FIELD = 0x08
const SERVING = 1
const FRAME_HEADER_BYTES = 5

/**
 * Whether a gRPC server says that it serves, by the standard health protocol. By hand, since the
 * Temporal client would cost the supervising process 70 MB for one question.
 */
export function isServing(port: number, service: string, timeoutMs = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(`http://127.0.0.1:${port}`)
    const finish = (serving: boolean) => {
      clearTimeout(late)
      session.destroy()
      resolve(serving)
    }
    const late = setTimeout(() => finish(false), timeoutMs)
    session.on('error', () => finish(false))
    const call = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
    })
    const answer: Buffer[] = []
    call.on('data', (chunk: Buffer) => answer.push(chunk))
    call.on('error', () => finish(false))
    call.on('end', () => finish(saysServing(Buffer.concat(answer))))
    call.end(request(service))
  })
}

function request(service: string): Buffer {
  const name = Buffer.from(service)
  const message = Buffer.concat([Buffer.from([SERVICE_FIELD, name.length]), name])
  const header = Buffer.alloc(FRAME_HEADER_BYTES)
  header.writeUInt32BE(message.length, 1)
  return Buffer.concat([header, message])
}

function saysServing(answer: Buffer): boolean {
  return answer[FRAME_HEADER_BYTES] === STATUS_FIELD && answer[FRAME_HEADER_BYTES + 1] === SERVING
}
