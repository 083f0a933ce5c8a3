/** Programs that draw pictures on a person's own machine, told apart by the routes they answer. */
export type ServerFamily = 'sd-server' | 'webui' | 'localai' | 'openai-images' | 'comfyui'

/**
 * What a server begins a picture with: Sketch's drawing of the shot, the clip's frame of its
 * moment, or the whole list of references, which only models made for it understand.
 */
export type Start = 'still' | 'moment' | 'references'

/** A workflow that a person has exported from ComfyUI, and what it takes. */
export interface ChosenWorkflow {
  /** The file's name. */
  readonly name: string
  readonly text: string
  /** What receipts name it by. */
  readonly digest: string
  /** The file of its model; its own name where it does not say. */
  readonly model: string
  /** Pictures that it takes. */
  readonly pictures: number
  /** It can be told how far a picture may go. */
  readonly strength: boolean
  /** It takes a mask. */
  readonly mask: boolean
}

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
  /** Of ComfyUI, which draws nothing without one. */
  readonly workflow?: ChosenWorkflow | undefined
}

/** As it is stored: what is absent has its default (`soundServer`). */
export type StoredServer = Pick<PictureServer, 'address'> & Partial<PictureServer>

export const NO_SERVER: StoredServer = { address: '' }

/** True where a server has all that it needs to draw. */
export const isServerReady = ({ address, family, workflow }: StoredServer): boolean =>
  address !== '' && (family !== 'comfyui' || workflow !== undefined)

/** A server as receipts tell it from others. */
export interface ServerInUse {
  readonly host: string
  readonly family: ServerFamily
  /** The digest of its workflow, where it draws by one. */
  readonly workflow?: string | undefined
}
