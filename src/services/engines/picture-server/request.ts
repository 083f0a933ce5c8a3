import { nearestAspectRatio } from '../../../domain/board/aspect-ratio.ts'
import type { ReferencePicture } from '../../../domain/board/reference.ts'
import { drawPrompt, useOf } from '../../../domain/engines/draw-prompt.ts'
import type { PictureServer, ServerFamily, Start } from '../../../domain/engines/picture-server.ts'
import {
  FAMILIES,
  goesByStrength,
  gridSize,
  startOf,
  startsOf,
  takesMask,
} from '../../../domain/engines/server-families.ts'
import { shortPrompt } from '../../../domain/engines/short-prompt.ts'
import type { Size } from '../../../lib/geometry.ts'
import type { DrawRequest } from '../engine.ts'

/** What a request says beside its pictures, by the name that each family gives it. */
export type Fields = Readonly<Record<string, string | number | boolean>>

/** One drawing as its server is asked for it. */
export interface ServerRequest<R> {
  /** What the picture begins with. `edit`: the take that is changed. */
  readonly start: Start | 'edit'
  /** What it would begin with where no take is changed. */
  readonly begun: Start
  readonly prompt: string
  /** The prompt, the size and everything else but pictures. */
  readonly fields: Fields
  /** The pictures that it is made from, in order. */
  readonly references: readonly R[]
  /** What of the picture may change: the region that a person marked, or all of it. */
  readonly mask?: 'region' | 'all'
}

type Drawing<R> = Pick<
  DrawRequest,
  'shot' | 'context' | 'subjects' | 'styleWords' | 'aspect' | 'seed' | 'exact' | 'size' | 'missed'
> & {
  readonly references: readonly R[]
  /** A region of the picture is to be changed. */
  readonly isRegion?: boolean
}

/**
 * What a server is asked for. The sheet of what leaves shows it, and the call sends it. Sizes are
 * on the servers' grid, in the board's shape. A model that begins with one picture gets the few
 * words that it reads; one that takes a list of pictures gets the whole prompt.
 */
export function serverRequest<R extends Pick<ReferencePicture, 'role' | 'source' | 'words'>>(
  server: PictureServer,
  drawing: Drawing<R>,
): ServerRequest<R> {
  const { references, exact, shot, styleWords, seed } = drawing
  const { start: before, server: _, ...parameters } = exact?.parameters ?? {}
  const begun = startsOf(server).find((one) => one === before) ?? startOf(server)
  const isEdit = references.some(({ role }) => role === 'edit')
  const start = begun !== 'references' && isEdit ? 'edit' : begun
  const told = start === 'references' ? longPrompt(drawing) : shortPrompt(shot, styleWords, drawing.missed)
  const prompt = exact?.prompt ?? told
  const asked: Asked = {
    size: gridSize(drawing.aspect, server.side),
    seed,
    strength: goesByStrength({ ...server, start: begun }) ? server.strength : undefined,
  }
  const mask = maskOf(server, start, drawing.isRegion === true && isEdit)
  const fields: Fields = {
    ...(FAMILIES[server.family].namesModel ? { model: exact?.model ?? server.model } : {}),
    prompt,
    ...(before === undefined ? FIELDS[server.family](asked) : { ...parameters, ...seedIn(parameters, seed) }),
    ...(mask && server.family === 'webui' ? WEBUI_MASK : {}),
    ...(server.workflow && server.family === 'comfyui' ? { workflow: server.workflow.digest } : {}),
  }
  return { start, begun, prompt, fields, references, ...(mask ? { mask } : {}) }
}

/** A workflow that takes a mask needs one for each picture; models of references take none. */
function maskOf(server: PictureServer, start: ServerRequest<unknown>['start'], isRegion: boolean) {
  if (!takesMask(server)) return undefined
  if (server.family === 'comfyui') return isRegion ? 'region' : 'all'
  return isRegion && (start === 'edit' || server.family === 'openai-images') ? 'region' : undefined
}

/** White is painted over what is there, in the whole of what was sent. */
const WEBUI_MASK = { inpainting_mask_invert: 0, inpainting_fill: 1, inpaint_full_res: false } as const

/** A request that is made once more keeps to what it said, and says a seed only where it did. */
const seedIn = (parameters: Fields, seed: number): Fields => ('seed' in parameters ? { seed } : {})

function longPrompt<R extends Pick<ReferencePicture, 'role' | 'source' | 'words'>>(
  drawing: Drawing<R>,
): string {
  const { shot, context, subjects = [], styleWords, references, aspect } = drawing
  return drawPrompt({
    shot,
    context,
    subjects,
    styleWords,
    missed: drawing.missed,
    roles: references.map(useOf),
    about: references.map(({ words }) => words),
    aspectRatio: nearestAspectRatio(aspect),
  })
}

interface Asked {
  readonly size: Size
  readonly seed: number
  /** Absent where nothing is begun with. */
  readonly strength: number | undefined
}

const sides = ({ width, height }: Size) => `${width}x${height}`

/**
 * Names and values of each family. Sources: stable-diffusion.cpp, examples/server/api.md;
 * AUTOMATIC1111 WebUI, modules/api/models.py; LocalAI's and Lemonade's pages of their OpenAI
 * routes. ComfyUI has no names of its own: these are filled into its workflow.
 */
const FIELDS: Readonly<Record<ServerFamily, (asked: Asked) => Fields>> = {
  'sd-server': ({ size, seed, strength }) => ({
    ...size,
    seed,
    batch_count: 1,
    output_format: 'png',
    ...(strength === undefined ? {} : { strength }),
  }),
  webui: ({ size, seed, strength }) => ({
    ...size,
    seed,
    batch_size: 1,
    n_iter: 1,
    ...(strength === undefined ? {} : { denoising_strength: strength }),
  }),
  localai: ({ size, seed }) => ({ size: sides(size), seed, n: 1, response_format: 'b64_json' }),
  'openai-images': ({ size }) => ({ size: sides(size), n: 1, response_format: 'b64_json' }),
  comfyui: ({ size, seed, strength }) => ({
    ...size,
    seed,
    ...(strength === undefined ? {} : { strength }),
  }),
}
