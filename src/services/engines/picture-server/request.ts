import { nearestAspectRatio } from '../../../domain/board/aspect-ratio.ts'
import type { ReferencePicture } from '../../../domain/board/reference.ts'
import { drawPrompt, useOf } from '../../../domain/engines/draw-prompt.ts'
import type { PictureServer, ServerFamily, Start } from '../../../domain/engines/picture-server.ts'
import { FAMILIES, gridSize, startOf } from '../../../domain/engines/server-families.ts'
import { shortPrompt } from '../../../domain/engines/short-prompt.ts'
import type { Size } from '../../../lib/geometry.ts'
import type { DrawRequest } from '../engine.ts'

/** What a request says beside its pictures, by the name that each family gives it. */
type Fields = Readonly<Record<string, string | number | boolean>>

/** One drawing as its server is asked for it. */
export interface ServerRequest<R> {
  /** What the picture begins with. `edit`: the take that is changed. */
  readonly start: Start | 'edit'
  readonly prompt: string
  /** The prompt, the size and everything else but pictures. */
  readonly fields: Fields
  /** The pictures that it is made from, in order. */
  readonly references: readonly R[]
}

type Drawing<R> = Pick<
  DrawRequest,
  'shot' | 'context' | 'subjects' | 'styleWords' | 'aspect' | 'seed' | 'exact' | 'size' | 'missed'
> & { readonly references: readonly R[] }

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
  const { start: before, ...parameters } = exact?.parameters ?? {}
  const begun = FAMILIES[server.family].starts.find((one) => one === before) ?? startOf(server)
  const start = begun !== 'references' && references.some(({ role }) => role === 'edit') ? 'edit' : begun
  const told = start === 'references' ? longPrompt(drawing) : shortPrompt(shot, styleWords, drawing.missed)
  const prompt = exact?.prompt ?? told
  const asked: Asked = {
    size: gridSize(drawing.aspect, server.side),
    seed,
    strength: start === 'references' ? undefined : server.strength,
  }
  const fields: Fields = {
    ...(FAMILIES[server.family].namesModel ? { model: exact?.model ?? server.model } : {}),
    prompt,
    ...(before === undefined ? FIELDS[server.family](asked) : { ...parameters, ...seedIn(parameters, seed) }),
  }
  return { start, prompt, fields, references }
}

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
 * routes.
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
}

/**
 * The whole body with its pictures.
 * @param pictures the one that it begins with, or the references in order: data URLs, or the names
 * that stand for them
 */
export function bodyOf(
  { family }: Pick<PictureServer, 'family'>,
  { start, fields }: Pick<ServerRequest<unknown>, 'start' | 'fields'>,
  pictures: readonly string[],
): Readonly<Record<string, unknown>> {
  if (family === 'webui') return { ...fields, init_images: pictures }
  if (family === 'localai') return { ...fields, ref_images: pictures.map(withoutHead) }
  if (family === 'openai-images') return { ...fields, 'image[]': pictures }
  return start === 'references' ? { ...fields, ref_images: pictures } : { ...fields, init_image: pictures[0] }
}

/** LocalAI reads bare base64. */
const withoutHead = (picture: string) => picture.replace(/^data:[^,]*;base64,/, '')
