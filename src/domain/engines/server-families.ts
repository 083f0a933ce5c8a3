import type { Size } from '../../lib/geometry.ts'
import type { ChosenWorkflow, PictureServer, ServerFamily, Start, StoredServer } from './picture-server.ts'

export const STRENGTH = { min: 0.2, max: 0.9, step: 0.05 } as const
export const SERVER_SIDES = [512, 640, 768, 1024, 1280, 1536] as const

interface FamilyFacts {
  /** The first is the default. */
  readonly starts: readonly [Start, ...Start[]]
  /** Each request names one of the server's models. */
  readonly namesModel: boolean
  /** It takes a mask beside the picture that is changed. */
  readonly takesMask: boolean
}

export const FAMILIES: Readonly<Record<ServerFamily, FamilyFacts>> = {
  'sd-server': { starts: ['still', 'moment', 'references'], namesModel: false, takesMask: true },
  webui: { starts: ['still', 'moment'], namesModel: false, takesMask: true },
  localai: { starts: ['references'], namesModel: true, takesMask: false },
  'openai-images': { starts: ['references'], namesModel: true, takesMask: true },
  // Its workflow decides.
  comfyui: { starts: ['references', 'still', 'moment'], namesModel: false, takesMask: true },
}

export const SERVER_FAMILIES = Object.keys(FAMILIES) as readonly ServerFamily[]

export const NO_PICTURE_SERVER: PictureServer = {
  address: '',
  family: 'webui',
  model: '',
  models: [],
  start: 'still',
  strength: 0.5,
  side: 768,
}

/** A stored server with its default in place of each field that is absent or damaged. */
export function soundServer(stored: StoredServer): PictureServer {
  const { model, models, start, strength, side, address, ...rest } = { ...NO_PICTURE_SERVER, ...stored }
  const family = SERVER_FAMILIES.find((one) => one === rest.family) ?? NO_PICTURE_SERVER.family
  const workflow = soundWorkflow(rest.workflow)
  return {
    address,
    family,
    model: typeof model === 'string' ? model : '',
    models: Array.isArray(models) ? models.filter((one) => typeof one === 'string') : [],
    start: startOf({ family, start, workflow }),
    strength: strength >= STRENGTH.min && strength <= STRENGTH.max ? strength : NO_PICTURE_SERVER.strength,
    side: SERVER_SIDES.find((one) => one === side) ?? NO_PICTURE_SERVER.side,
    ...(workflow ? { workflow } : {}),
  }
}

function soundWorkflow(stored: StoredServer['workflow']): ChosenWorkflow | undefined {
  const { name, text, digest, model, pictures, strength, mask } = { ...stored }
  const texts = [name, text, digest, model].every((one) => typeof one === 'string')
  if (!stored || !texts || !Number.isInteger(pictures)) return undefined
  return { ...stored, strength: strength === true, mask: mask === true }
}

type Beginning = Pick<PictureServer, 'family' | 'start' | 'workflow'>

/** What a server can begin a picture with; a workflow without pictures begins with none. */
export function startsOf({ family, workflow }: Omit<Beginning, 'start'>): readonly [Start, ...Start[]] {
  if (family === 'comfyui' && workflow?.pictures === 0) return ['references']
  return FAMILIES[family].starts
}

export function startOf(server: Beginning): Start {
  const starts = startsOf(server)
  return starts.includes(server.start) ? server.start : starts[0]
}

/** References that a server takes; undefined where it does not say. */
export const mostReferences = ({ family, workflow }: Omit<Beginning, 'start'>): number | undefined =>
  family === 'comfyui' ? (workflow?.pictures ?? 0) : undefined

/** The model by which a server is known; empty where it does not say. */
export const modelOfServer = ({ family, model, workflow }: PictureServer): string =>
  family === 'comfyui' ? (workflow?.model ?? '') : model

/** True where a server goes only so far from what it begins with as it is told. */
export const goesByStrength = (server: Beginning): boolean =>
  startOf(server) !== 'references' && (server.family !== 'comfyui' || server.workflow?.strength === true)

/** True where a region can be sent along as a mask. */
export const takesMask = (server: Beginning): boolean =>
  server.family === 'comfyui' ? server.workflow?.mask === true : FAMILIES[server.family].takesMask

/** Latent models draw on a grid of this many pixels. */
const GRID = 64

/**
 * The size on the servers' grid that is nearest in shape, with its long side between two thirds of
 * the wanted one and the wanted one. On a tie the larger.
 * @param aspect width over height
 */
export function gridSize(aspect: number, side: number): Size {
  const longest = Math.max(GRID, Math.floor(side / GRID) * GRID)
  const sizes: Size[] = []
  for (let long = longest; long >= (longest * 2) / 3; long -= GRID) {
    const short = Math.max(GRID, Math.round(long / Math.max(aspect, 1 / aspect) / GRID) * GRID)
    sizes.push(aspect >= 1 ? { width: long, height: short } : { width: short, height: long })
  }
  const off = ({ width, height }: Size) => Math.abs(Math.log(width / height / aspect))
  return sizes.reduce((best, size) => (off(size) < off(best) - 1e-9 ? size : best))
}
