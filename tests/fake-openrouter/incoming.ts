import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRecord } from './contract.ts'
import type { LoggedRequest } from './exchange.ts'
import { picturesIn, withoutPictures } from './pictures-in.ts'

/** The service's known maximum; a larger body is a violation. */
const MAX_BODY_BYTES = 30_000_000

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * The log's entry for a request, its body, and the faults found before validating with a schema.
 */
export function openEntry(request: IncomingMessage, path: string, text: string) {
  const body = parsed(text)
  const { pictures, faults } = picturesIn(body)
  const { authorization, ...headers } = request.headers
  const entry: LoggedRequest = {
    method: request.method ?? '',
    path,
    headers,
    authorized: authorization !== undefined,
    model: typeof body?.model === 'string' ? body.model : '',
    body: withoutPictures(body ?? null),
    pictures,
    at: Date.now(),
    status: 0,
    aborted: false,
    billed: 0,
    ms: 0,
  }
  const posted = request.method === 'POST'
  const json = /^application\/json\b/.test(request.headers['content-type'] ?? '')
  return {
    entry,
    body: body ?? {},
    faults: [
      ...faults,
      ...(posted && !body ? ['the body is not a JSON object'] : []),
      ...(posted && !json ? ['the body is not said to be JSON'] : []),
      ...(text.length > MAX_BODY_BYTES ? [`the body has ${text.length} bytes`] : []),
    ],
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Records how the exchange ended: by us, or because the caller disconnected.
 * @returns a function that cuts the connection from our side.
 */
export function followUntilClosed(
  response: ServerResponse,
  entry: LoggedRequest,
  cutters: Set<() => void>,
): () => void {
  let ours = false
  const cut = () => {
    ours = true
    response.socket?.destroy()
  }
  cutters.add(cut)
  response.on('close', () => {
    cutters.delete(cut)
    // An exchange of zero milliseconds has ended as well.
    entry.ms = Math.max(1, Date.now() - entry.at)
    entry.aborted = !response.writableFinished && !ours
  })
  return cut
}
