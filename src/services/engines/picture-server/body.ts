import { filledWorkflow } from '../../../domain/engines/filled-workflow.ts'
import type { PictureServer } from '../../../domain/engines/picture-server.ts'
import { readWorkflow } from '../../../domain/engines/workflow.ts'
import type { Fields, ServerRequest } from './request.ts'

/**
 * The whole body with its pictures.
 * @param pictures the one that it begins with, or the references in order: data URLs, names of
 * files on the server, or the names that stand for them; the mask's own
 */
export function bodyOf(
  server: Pick<PictureServer, 'family' | 'workflow'>,
  { start, fields }: Pick<ServerRequest<unknown>, 'start' | 'fields'>,
  pictures: readonly string[],
  mask?: string,
): Readonly<Record<string, unknown>> {
  const masked = (name: string) => (mask === undefined ? {} : { [name]: mask })
  switch (server.family) {
    case 'webui':
      return { ...fields, init_images: pictures, ...masked('mask') }
    case 'localai':
      return { ...fields, ref_images: pictures.map(withoutHead) }
    case 'openai-images':
      return { ...fields, 'image[]': pictures, ...masked('mask') }
    case 'comfyui':
      return { prompt: workflowOf(server, fields, pictures, mask) }
    case 'sd-server':
      if (start === 'references') return { ...fields, ref_images: pictures }
      return { ...fields, init_image: pictures[0], ...masked('mask_image') }
  }
}

function workflowOf(
  { workflow }: Pick<PictureServer, 'workflow'>,
  { prompt, seed, width, height, strength }: Fields,
  pictures: readonly string[],
  mask: string | undefined,
) {
  const read = readWorkflow(workflow?.text ?? '')
  // The sheet shows what there is to show; nothing is sent without a workflow.
  if (typeof read === 'string') return {}
  return filledWorkflow(read, {
    prompt: String(prompt),
    seed: Number(seed),
    width: Number(width),
    height: Number(height),
    strength: strength === undefined ? undefined : Number(strength),
    pictures,
    mask,
  })
}

/** LocalAI reads bare base64. */
const withoutHead = (picture: string) => picture.replace(/^data:[^,]*;base64,/, '')
