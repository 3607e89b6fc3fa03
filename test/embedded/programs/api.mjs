// A stand-in for the API: ready at once, shows the environment it was given.
import { createServer } from 'node:http'

const server = createServer((request, response) => {
  const { DATABASE_URL, TEMPORAL_ADDRESS, PERDURE_SECRET, PERDURE_DATA } = process.env
  response.end(
    request.url === '/readyz'
      ? 'ready'
      : JSON.stringify({ DATABASE_URL, TEMPORAL_ADDRESS, PERDURE_SECRET, PERDURE_DATA }),
  )
})
server.listen(Number(process.env.PORT), '127.0.0.1')
