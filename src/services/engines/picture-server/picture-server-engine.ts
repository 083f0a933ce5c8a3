import type { PictureServer, ServerFamily, StoredServer } from '../../../domain/engines/picture-server.ts'
import { FAMILIES, modelOfServer, soundServer } from '../../../domain/engines/server-families.ts'
import { readWorkflow } from '../../../domain/engines/workflow.ts'
import type { Mask } from '../../../domain/takes/region/mask.ts'
import { resizedMask, wholeMask } from '../../../domain/takes/region/part-mask.ts'
import { hostOfAddress } from '../../../lib/address.ts'
import { AppError } from '../../../lib/errors.ts'
import { fitWithin } from '../../../lib/geometry.ts'
import { dataUrl } from '../base64.ts'
import type { Drawn, DrawRequest, Engine, Reference } from '../engine.ts'
import { decodedSize, openPicture, type ReadSize } from '../picture.ts'
import { bodyOf } from './body.ts'
import { uploadPicture } from './comfyui.ts'
import { TALKS } from './families.ts'
import { isSameModel, loadedModel } from './find-server.ts'
import { maskPng } from './mask-png.ts'
import { type ServerRequest, serverRequest } from './request.ts'
import { type Talk, talkTo } from './talk.ts'

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
  /** Resolves once the drawings that were asked for before have ended. */
  let turn: Promise<unknown> = Promise.resolve()
  const only = () => Promise.reject(new Error('A picture server only draws'))
  return {
    id: 'picture-server',
    host: hostOfAddress(server.address),
    describe: only,
    direct: only,
    draw: (request, signal) => {
      const drawing = turn.then(() => {
        signal.throwIfAborted()
        return drawOn(server, drawStill, request, readSize, signal)
      })
      turn = drawing.catch(() => undefined)
      return drawing
    },
  }
}

async function drawOn(
  server: PictureServer,
  drawStill: DrawStill,
  request: DrawRequest,
  readSize: ReadSize,
  signal: AbortSignal,
): Promise<Drawn> {
  const asked = serverRequest(server, { ...request, isRegion: request.mask !== undefined })
  // Before Sketch draws anything, it is known whether the server can be reached.
  const { family } = server
  if (family === 'comfyui' && typeof readWorkflow(server.workflow?.text ?? '') === 'string') {
    throw new AppError('workflow-missing')
  }
  const loaded = await talkTo(server.address, signal, (talk) => loadedModel(talk, family), { family })
  refuseOther(request, server, loaded)
  const pictures = await picturesFor(asked, drawStill, request, signal)
  const made = asked.mask && maskFor(asked, request)
  const mask = made && (await maskPng(made, READS_ALPHA.has(family)))
  const { opened, model } = await talkTo(
    server.address,
    signal,
    async (talk) => {
      const sent = (picture: Blob) => sentAs(server, talk, picture)
      const named = await Promise.all(pictures.map(sent))
      const body = bodyOf(server, asked, named, mask && (await sent(mask)))
      const { bytes, model } = await TALKS[family].draw(talk, body, { pictures, mask })
      return { opened: await openPicture(bytes, readSize), model }
    },
    { family, onHow: request.onHow },
  )
  const { prompt, model: named, ...parameters } = asked.fields
  return {
    ...opened,
    model: model ?? (named === undefined ? loaded || modelOfServer(server) || server.family : String(named)),
    prompt: asked.prompt,
    seed: request.seed,
    parameters: { ...parameters, start: asked.begun, server: family },
    references: asked.references,
  }
}

/** A request that is made once more goes to the model that it was made to, or not at all. */
function refuseOther({ exact }: DrawRequest, { family }: PictureServer, loaded: string): void {
  const { model } = exact ?? {}
  if (!model || loaded === '' || FAMILIES[family].namesModel || isSameModel(model, loaded)) return
  throw new AppError('other-model-loaded', model)
}

/** What a picture is made from, in the order in which it is sent. */
async function picturesFor(
  { start }: ServerRequest<Reference>,
  drawStill: DrawStill,
  request: DrawRequest,
  signal: AbortSignal,
): Promise<readonly Blob[]> {
  if (start === 'references') return request.references.map(({ picture }) => picture)
  return [start === 'still' ? await drawStill(request, signal) : pictureOf(request, start)]
}

/** At the size of the picture that is changed, else of the one that comes. */
function maskFor({ fields, mask }: ServerRequest<Reference>, request: DrawRequest): Mask | undefined {
  const region = mask === 'region' ? request.mask?.() : undefined
  if (region) return resizedMask(region, request.size ? fitWithin(region, request.size) : region)
  return wholeMask({ width: Number(fields.width), height: Number(fields.height) })
}

/** Some of these read how clear a mask is; some of the others read that alone. */
const READS_ALPHA: ReadonlySet<ServerFamily> = new Set(['openai-images', 'comfyui'])

/** A data URL, or the name of an uploaded file. */
async function sentAs({ family }: PictureServer, talk: Talk, picture: Blob): Promise<string> {
  const url = await dataUrl(picture)
  return family === 'comfyui' ? uploadPicture(talk, picture, url) : url
}

function pictureOf({ references }: DrawRequest, role: Reference['role']): Blob {
  const found = references.find((one) => one.role === role)
  if (!found) throw new AppError('clip-no-frames')
  return found.picture
}
