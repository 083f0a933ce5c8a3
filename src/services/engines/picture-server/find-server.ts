import type { PictureServer, ServerFamily } from '../../../domain/engines/picture-server.ts'
import { AppError } from '../../../lib/errors.ts'
import { TALKS } from './families.ts'
import { ask, recordOf, type Talk, talkTo } from './talk.ts'

/** What is found at an address. */
export type FoundServer = Pick<PictureServer, 'family' | 'model' | 'models'>

/** LocalAI alone has this route beside the models that all list. */
const LOCALAI_VERSION = '/version'

/**
 * Asks an address which family answers there, and for its models. Draws nothing.
 * @param address without a path
 * @throws AppError `picture-server-gone` where a server answers that draws nothing, or why none can
 * be reached
 */
export const findServer = (address: string, signal: AbortSignal): Promise<FoundServer> =>
  talkTo(address, signal, async (talk) => {
    const native = await answered(talk, 'sd-server')
    if (native) return { family: 'sd-server', model: nameOf(recordOf(native.model).name), models: [] }
    const webui = await answered(talk, 'webui')
    if (webui && 'sd_model_checkpoint' in webui) {
      return { family: 'webui', model: checkpointOf(webui.sd_model_checkpoint), models: [] }
    }
    const comfy = await answered(talk, 'comfyui')
    if (comfy && Array.isArray(comfy.devices)) return { family: 'comfyui', model: '', models: [] }
    const listed = await answered(talk, 'openai-images')
    if (!listed) throw new AppError('picture-server-gone')
    const models = pictureModels(listed.data)
    const isLocalAi = (await orNothing(ask(talk, LOCALAI_VERSION, {}, LOCALAI_VERSION))) !== undefined
    const [model = ''] = models
    return { family: isLocalAi ? 'localai' : 'openai-images', model, models }
  })

/**
 * The model that a server has loaded now; empty where it does not say, or each request names one.
 * @throws AppError `picture-server-gone` where another program answers, or why none can be reached
 */
export async function loadedModel(talk: Talk, family: ServerFamily): Promise<string> {
  const { probe } = TALKS[family]
  const { model, sd_model_checkpoint } = recordOf(await ask(talk, probe, {}, probe))
  if (family === 'sd-server') return nameOf(recordOf(model).name)
  return family === 'webui' ? checkpointOf(sd_model_checkpoint) : ''
}

async function answered(talk: Talk, family: ServerFamily) {
  const { probe } = TALKS[family]
  const answer = await orNothing(ask(talk, probe, {}, probe))
  return answer === undefined ? undefined : recordOf(answer)
}

/** Undefined where the server answers that it has no such thing; what else goes wrong is thrown. */
async function orNothing(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked
  } catch (error) {
    const isOther =
      error instanceof AppError &&
      ['picture-server-gone', 'picture-server-failed', 'bad-response'].includes(error.code)
    if (isOther) return undefined
    throw error
  }
}

/** Models that are said to draw; all where none is said to. */
function pictureModels(data: unknown): readonly string[] {
  const all = (Array.isArray(data) ? data : []).map(recordOf)
  const drawing = all.filter(({ labels }) => Array.isArray(labels) && labels.includes('image'))
  return (drawing.length > 0 ? drawing : all).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))
}

const nameOf = (name: unknown) => (typeof name === 'string' ? name : '')

/** WebUI adds a folder and a digest: `SDXL/base.safetensors [31e35c80fc]`. */
const checkpointOf = (name: unknown) => bareName(nameOf(name))

/** Without its folder, extension and digest. */
const bareName = (file: string) =>
  file
    .replace(/ \[[0-9a-f]+\]$/, '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.(safetensors|ckpt|gguf|pt)$/, '')

export const isSameModel = (one: string, other: string): boolean => bareName(one) === bareName(other)
