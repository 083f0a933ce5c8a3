import { request as ask, type IncomingHttpHeaders } from 'node:http'
import {
  createSecureServer,
  type IncomingHttpHeaders as Http2Headers,
  type ServerHttp2Stream,
} from 'node:http2'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { selfSigned } from './certificate.ts'

/** An HTTP/2 proxy over TLS to the imitation, which counts and bills what arrives. */
export interface TlsFace {
  readonly port: number
  /**
   * Forwards one POST whose path ends in this and withholds its answer: the connection closes
   * after that many milliseconds.
   */
  readonly dropOnce: (path: string, ms: number) => void
  /** From now on refuses a body without a length with 411, before it reaches the imitation. */
  readonly wantLength: () => void
  readonly close: () => Promise<void>
}

/** Connection headers, which HTTP/2 forbids (RFC 9113, 8.2.2). */
const OF_A_CONNECTION = ['connection', 'keep-alive', 'transfer-encoding']

/** @param target where the imitation listens, `http://127.0.0.1:…`. */
export async function startTlsFace(target: string, protocol: 'h2' | 'http/1.1'): Promise<TlsFace> {
  const { port: behind } = new URL(target)
  let drop: { readonly path: string; readonly ms: number } | undefined
  let lengthWanted = false

  /** @returns true when the answer is withheld. */
  const takeDrop = (method: string, path: string) => {
    if (!drop || method !== 'POST' || !path.endsWith(drop.path)) return undefined
    const { ms } = drop
    drop = undefined
    return ms
  }

  const forward = async (
    method: string,
    path: string,
    headers: IncomingHttpHeaders,
    body: AsyncIterable<Buffer>,
  ) => {
    const chunks: Buffer[] = []
    for await (const chunk of body) chunks.push(chunk)
    return new Promise<{ status: number; headers: IncomingHttpHeaders; body: AsyncIterable<Buffer> }>(
      (resolve, reject) => {
        const asked = ask({ host: '127.0.0.1', port: behind, method, path, headers }, (answer) =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer }),
        )
        asked.once('error', reject)
        asked.end(Buffer.concat(chunks))
      },
    )
  }

  const answerH2 = async (stream: ServerHttp2Stream, sent: Http2Headers) => {
    const { ':method': method = '', ':path': path = '/', ':authority': authority, ...rest } = sent
    const headers = Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith(':')))
    if (lengthWanted && method === 'POST' && rest['content-length'] === undefined) {
      stream.respond({ ':status': 411, 'access-control-allow-origin': '*' })
      stream.end()
      return
    }
    const ms = takeDrop(method, path)
    const answer = await forward(method, path, { ...headers, host: authority }, stream)
    if (ms !== undefined) {
      await sleep(ms)
      stream.session?.destroy()
      return
    }
    const kept = Object.entries(answer.headers).filter(([name]) => !OF_A_CONNECTION.includes(name))
    stream.respond({ ':status': answer.status, ...Object.fromEntries(kept) })
    for await (const chunk of answer.body) stream.write(chunk)
    stream.end()
  }

  const server =
    protocol === 'h2'
      ? createSecureServer(selfSigned()).on(
          'stream',
          (stream, headers) => void answerH2(stream, headers).catch(() => stream.destroy()),
        )
      : createServer(selfSigned(), async (request, response) => {
          const { method = '', url = '/', headers } = request
          const ms = takeDrop(method, url)
          const answer = await forward(method, url, headers, request)
          if (ms !== undefined) {
            await sleep(ms)
            request.socket.destroy()
            return
          }
          response.writeHead(answer.status, answer.headers)
          for await (const chunk of answer.body) response.write(chunk)
          response.end()
        })
  // Also those that are still shaking hands when it closes.
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    dropOnce: (path, ms) => {
      drop = { path, ms }
    },
    wantLength: () => {
      lengthWanted = true
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
