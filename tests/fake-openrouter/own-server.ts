import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ErrorAnswer } from './errors.ts'
import { bodyOf } from './incoming.ts'
import { DESCRIPTION, shotList } from './script.ts'

/** A server of the plain protocol: no key, no prices, no pictures, no facts about its model. */
export interface OwnServer {
  readonly url: string
  readonly bodies: readonly string[]
  /** The Authorization headers of all requests. */
  readonly keys: readonly string[]
  /** Refuses the next chat in these words. */
  readonly refuseNext: (refusal: ErrorAnswer) => void
  readonly close: () => Promise<void>
}

const CORS = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*, Authorization' }

/**
 * @param unknown the status for an unknown path: LM Studio answers 200 with an error inside.
 * @param port 0 for any free port.
 * @param cors false for a server without CORS headers.
 */
export async function startOwnServer(unknown: 200 | 404 = 404, port = 0, cors = true): Promise<OwnServer> {
  const bodies: string[] = []
  const keys: string[] = []
  let refusal: ErrorAnswer | undefined
  const headers = cors ? CORS : {}
  const server = createServer(async (request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { ...headers, 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    if (request.headers.authorization !== undefined) keys.push(request.headers.authorization)
    if (request.method === 'OPTIONS') return void response.writeHead(204, headers).end()
    if (request.url === '/v1/models')
      return void send(200, { object: 'list', data: [{ id: 'llava', object: 'model' }] })
    if (request.url !== '/v1/chat/completions') return void send(unknown, { error: 'not found' })
    const text = await bodyOf(request)
    bodies.push(text)
    if (refusal) {
      send(refusal.status, refusal.body)
      refusal = undefined
      return
    }
    const schema: unknown = JSON.parse(text).response_format?.json_schema?.schema
    const content = schema ? JSON.stringify(shotList(5, schema)) : DESCRIPTION
    const message = { role: 'assistant', content }
    send(200, { id: 'x', model: 'llava', choices: [{ index: 0, finish_reason: 'stop', message }] })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}/v1`,
    bodies,
    keys,
    refuseNext: (answer) => {
      refusal = answer
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
