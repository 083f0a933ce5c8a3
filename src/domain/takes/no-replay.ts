import type { SentReference } from '../board/reference.ts'
import { type DrawnReceipt, drawnReceipt, type Take } from '../board/shot.ts'
import { framesFor, type Reach } from '../clip/frames.ts'
import type { EngineId } from '../engines/engines.ts'
import type { ServerInUse, Start } from '../engines/picture-server.ts'
import { LIMITS } from '../project/limits.ts'
import type { Project } from '../project/project.ts'
import { promptWithout } from './prompt-without.ts'

/** What a request would be made to once more. */
export interface Receiver extends Reach {
  /** Of a picture server which one. */
  readonly server?: ServerInUse | undefined
}

/** Why a take's request cannot be made once more. */
export type NoReplay =
  /** It is the person's own picture. */
  | 'own'
  /** Another engine drew it than the one in use. */
  | 'other-engine'
  /** Another picture server drew it than the one in use, or this one with another workflow. */
  | 'other-server'
  | 'other-workflow'
  /** It was cut from a draft sheet, and its request is that of the whole sheet. */
  | 'draft'
  /** What was sent is no longer kept. */
  | 'gone'
  /** It was changed in a region. */
  | 'region'
  /** It began with a drawing of Sketch's that is made anew each time. */
  | 'made-anew'
  /** A frame that went along stays on this device now. */
  | 'stays-here'

const STILL: Start = 'still'

/**
 * What of a take's request is no longer kept: its words, or one of its pictures.
 * @param without places of the pictures that may stay away
 */
export function goneOf(
  { prompt, cutPrompt, parameters, references }: DrawnReceipt,
  without: readonly number[] = [],
): readonly (SentReference | 'words')[] {
  const words = prompt === '' || prompt.length >= LIMITS.prompt || cutPrompt || !parameters
  return [
    ...(words ? ['words' as const] : []),
    ...references.filter(({ kept }, i) => !kept && !without.includes(i)),
  ]
}

/** Why the request of a take cannot be made once more; undefined when it can. */
export function whyNoReplay(
  project: Project,
  take: Take,
  inUse: EngineId,
  engine: Receiver,
  without: readonly number[] = [],
): NoReplay | undefined {
  const receipt = drawnReceipt(take)
  if (!receipt) return 'own'
  if (take.draft) return 'draft'
  if (receipt.engine !== inUse) return 'other-engine'
  if (!receipt.host) return undefined
  const other = otherServer(receipt, engine.server)
  if (other) return other
  if (receipt.parameters?.start === STILL) return 'made-anew'
  // What came back was a part, which was put into its parent.
  if (receipt.references.some(({ source }) => source?.kind === 'take' && source.rectangle)) return 'region'
  if (goneOf(receipt, without).length > 0) return 'gone'
  if (promptWithout(receipt, without) === undefined) return 'gone'
  const goes = framesFor(project, engine).map(({ id }) => id)
  const withheld = project.frames.filter(({ id }) => !goes.includes(id)).map(({ id }) => id)
  const stays = receipt.references.some(
    ({ source }) => (source?.kind === 'frame' || source?.kind === 'crop') && withheld.includes(source.frame),
  )
  return stays ? 'stays-here' : undefined
}

/** Undefined where the server in use is the one that drew a take, or no such server did. */
function otherServer(
  { host, parameters = {} }: DrawnReceipt,
  server: ServerInUse | undefined,
): NoReplay | undefined {
  if (!server) return undefined
  const { server: family = server.family, workflow } = parameters
  if (host !== server.host || family !== server.family) return 'other-server'
  return workflow === server.workflow ? undefined : 'other-workflow'
}
