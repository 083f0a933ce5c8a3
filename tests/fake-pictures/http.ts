import type { IncomingMessage } from 'node:http'

/** What goes wrong with the next drawing, or with all answers (`no-cors`). */
export type PictureFault =
  | 'slow'
  | 'wrong-size'
  | 'html'
  | 'half'
  | 'error'
  | 'empty'
  | 'no-picture'
  | 'no-route'
  | 'full'
  /** Others are drawn first. */
  | 'queued'
  /** The answer to what begins a job waits until nothing goes wrong any more. */
  | 'held'
  | 'no-cors'

export type Route = (
  path: string,
  request: IncomingMessage,
  answer: (status: number, body: unknown) => void,
) => Promise<void> | void

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const jsonOf = async (request: IncomingMessage): Promise<unknown> =>
  JSON.parse((await bytesOf(request)).toString())

/** A form's texts by name, and its files. */
export async function readForm(request: IncomingMessage) {
  const headers = { 'Content-Type': request.headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(await bytesOf(request)), { headers }).formData()
  const fields: Record<string, string> = {}
  const files: { field: string; name: string; bytes: Buffer }[] = []
  for (const [field, value] of form.entries()) {
    // A form's texts end their lines with CRLF.
    if (typeof value === 'string') fields[field] = value.replaceAll('\r\n', '\n')
    else files.push({ field, name: value.name, bytes: Buffer.from(await value.arrayBuffer()) })
  }
  return { fields, files }
}
