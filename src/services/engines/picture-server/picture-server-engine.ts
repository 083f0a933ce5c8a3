import type { PictureServer, StoredServer } from '../../../domain/engines/picture-server.ts'
import { soundServer, startOf } from '../../../domain/engines/server-families.ts'
import { hostOfAddress } from '../../../lib/address.ts'
import { AppError } from '../../../lib/errors.ts'
import { dataUrl } from '../base64.ts'
import type { Drawn, DrawRequest, Engine, Reference } from '../engine.ts'
import { decodedSize, openPicture, type ReadSize } from '../picture.ts'
import { TALKS } from './families.ts'
import { bodyOf, serverRequest } from './request.ts'
import { talkTo } from './talk.ts'

/** Draws Sketch's still of a shot. */
export type DrawStill = (request: DrawRequest, signal: AbortSignal) => Promise<Blob>

/**
 * The engine that draws with a server on this machine, one picture at a time. It bills nothing.
 * @param drawStill what a picture begins with, where the server begins with Sketch's drawing
 * @param readSize measures a picture in pixels; tests outside a browser pass their own
 */
export function createPictureServerEngine(
  stored: StoredServer,
  drawStill: DrawStill,
  readSize: ReadSize = decodedSize,
): Engine {
  const server = soundServer(stored)
  const only = () => Promise.reject(new Error('A picture server only draws'))
  return {
    id: 'picture-server',
    host: hostOfAddress(server.address),
    describe: only,
    direct: only,
    draw: (request, signal) => drawOn(server, drawStill, request, readSize, signal),
  }
}

async function drawOn(
  server: PictureServer,
  drawStill: DrawStill,
  request: DrawRequest,
  readSize: ReadSize,
  signal: AbortSignal,
): Promise<Drawn> {
  const asked = serverRequest(server, request)
  const begin = async (role: Reference['role']) => [pictureOf(request, role)]
  const pictures = await {
    references: async () => request.references.map(({ picture }) => picture),
    still: async () => [await drawStill(request, signal)],
    moment: () => begin('moment'),
    edit: () => begin('edit'),
  }[asked.start]()
  const opened = await talkTo(server.address, signal, async (talk) => {
    const body = bodyOf(server, asked, await Promise.all(pictures.map(dataUrl)))
    return openPicture(await TALKS[server.family].draw(talk, body, pictures), readSize)
  })
  const { prompt, model: _, ...parameters } = asked.fields
  return {
    ...opened,
    model: server.model || server.family,
    prompt: asked.prompt,
    seed: request.seed,
    parameters: { ...parameters, start: startOf(server) },
    references: asked.references,
  }
}

function pictureOf({ references }: DrawRequest, role: Reference['role']): Blob {
  const found = references.find((one) => one.role === role)
  if (!found) throw new AppError('clip-no-frames')
  return found.picture
}
