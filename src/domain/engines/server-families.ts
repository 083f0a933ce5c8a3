import type { Size } from '../../lib/geometry.ts'
import type { PictureServer, ServerFamily, Start, StoredServer } from './picture-server.ts'

export const STRENGTH = { min: 0.2, max: 0.9, step: 0.05 } as const
export const SERVER_SIDES = [512, 640, 768, 1024, 1280, 1536] as const

interface FamilyFacts {
  /** The first is the default. */
  readonly starts: readonly [Start, ...Start[]]
  /** Each request names one of the server's models. */
  readonly namesModel: boolean
}

export const FAMILIES: Readonly<Record<ServerFamily, FamilyFacts>> = {
  'sd-server': { starts: ['still', 'moment', 'references'], namesModel: false },
  webui: { starts: ['still', 'moment'], namesModel: false },
  localai: { starts: ['references'], namesModel: true },
  'openai-images': { starts: ['references'], namesModel: true },
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
  const { family, model, models, start, strength, side, address } = { ...NO_PICTURE_SERVER, ...stored }
  const known = SERVER_FAMILIES.find((one) => one === family)
  return {
    address,
    family: known ?? NO_PICTURE_SERVER.family,
    model: typeof model === 'string' ? model : '',
    models: Array.isArray(models) ? models.filter((one) => typeof one === 'string') : [],
    start: startOf({ family: known ?? NO_PICTURE_SERVER.family, start }),
    strength: strength >= STRENGTH.min && strength <= STRENGTH.max ? strength : NO_PICTURE_SERVER.strength,
    side: SERVER_SIDES.find((one) => one === side) ?? NO_PICTURE_SERVER.side,
  }
}

export function startOf({ family, start }: Pick<PictureServer, 'family' | 'start'>): Start {
  const { starts } = FAMILIES[family]
  return starts.includes(start) ? start : starts[0]
}

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
