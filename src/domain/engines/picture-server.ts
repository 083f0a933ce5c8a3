/** Programs that draw pictures on a person's own machine, told apart by the routes they answer. */
export type ServerFamily = 'sd-server' | 'webui' | 'localai' | 'openai-images'

/**
 * What a server begins a picture with: Sketch's drawing of the shot, the clip's frame of its
 * moment, or the whole list of references, which only models made for it understand.
 */
export type Start = 'still' | 'moment' | 'references'

/** What was found out about a server, and how a person wants it to draw. */
export interface PictureServer {
  /** Empty: there is none. */
  readonly address: string
  readonly family: ServerFamily
  /** The model that is loaded, or of those that the server lists the chosen one. */
  readonly model: string
  readonly models: readonly string[]
  /** One that the family lacks stands for its default. */
  readonly start: Start
  /** How far a picture may go from what it begins with, 0 to 1. */
  readonly strength: number
  /** The long side in pixels. */
  readonly side: number
}

/** As it is stored: what is absent has its default (`soundServer`). */
export type StoredServer = Pick<PictureServer, 'address'> & Partial<PictureServer>

export const NO_SERVER: StoredServer = { address: '' }
