import type { ReferencePicture } from '../../domain/board/reference.ts'
import type { Plan } from '../../domain/consent/plans.ts'
import { BROWSER_MODEL } from '../../domain/engines/browser-model.ts'
import type { PictureServer } from '../../domain/engines/picture-server.ts'
import { modelOfServer } from '../../domain/engines/server-families.ts'
import type { PlannedReference } from '../../domain/takes/planned-reference.ts'
import { turnsShown } from '../../services/engines/browser-model/turns.ts'
import type { CallFacts } from '../../services/engines/call-config.ts'
import {
  describeBody,
  directBody,
  directMessages,
  drawBody,
  referenceItem,
  styleBody,
} from '../../services/engines/openrouter/request-bodies.ts'
import { bodyOf } from '../../services/engines/picture-server/body.ts'
import { serverRequest } from '../../services/engines/picture-server/request.ts'

/** A call as the consent dialog shows it. */
export interface ShownRequest {
  readonly plan: Plan
  readonly model: string
  /** The prompt. */
  readonly words: string
  /** The whole request body, with names in place of picture data. */
  readonly body: string
  /** The references of a drawing, in order. */
  readonly references: readonly PlannedReference[]
  /** What is sent is Sketch's drawing, made from the references. */
  readonly fromStill?: boolean
  /** The words are the few that a model reads which begins with one picture. */
  readonly isShort?: boolean
}

/** A picture's name, which stands in place of its data. */
export type NameOf = (picture: ReferencePicture) => string

/** Builds a plan's request with the same functions that send it. */
export function shownRequest(plan: Plan, facts: CallFacts, nameOf: NameOf): ShownRequest {
  if (plan.kind === 'draw') {
    const { body, references } = drawBody(facts, plan)
    const items = references.map((one) => referenceItem(nameOf(one)))
    const whole = items.length > 0 ? { ...body, input_references: items } : body
    return { plan, model: body.model, words: body.prompt, body: JSON.stringify(whole), references }
  }
  const body = bodyOfChat(plan, facts, nameOf)
  const words = body.messages.map(({ content }) => textOf(content)).join('\n\n')
  return { plan, model: body.model, words, body: JSON.stringify(body), references: [] }
}

/** A drawing of a server on this machine, as it is sent there. */
export function serverRequestShown(plan: Plan, server: PictureServer, nameOf: NameOf): ShownRequest {
  if (plan.kind !== 'draw') throw new Error('A picture server only draws')
  const isRegion = plan.takeAsk?.kind === 'edit' && plan.takeAsk.region !== undefined
  const request = serverRequest(server, { ...plan, isRegion })
  const names = request.references.map((one) => nameOf(one))
  const fromStill = request.start === 'still'
  return {
    plan,
    model: modelOfServer(server),
    words: request.prompt,
    // Sketch's drawing stands there by the pictures that it is made from.
    body: JSON.stringify(
      bodyOf(server, request, fromStill ? [`[${names.join(' + ')}]`] : names, request.mask && '[mask]'),
    ),
    references: request.references,
    fromStill,
    isShort: request.start !== 'references' && plan.exact === undefined,
  }
}

/** What is said to the browser's own model, question by question. */
export function browserRequestShown(plan: Plan, nameOf: NameOf): ShownRequest {
  if (plan.kind !== 'describe' && plan.kind !== 'direct') throw new Error('A browser’s model only writes')
  const turns = turnsShown(plan, (time) => nameOf({ role: 'identity', time }))
  const words = [turns.system, ...turns.said.map((turn) => turn.text)].join('\n\n')
  return { plan, model: BROWSER_MODEL, words, body: JSON.stringify(turns), references: [] }
}

function bodyOfChat(plan: Exclude<Plan, { kind: 'draw' }>, facts: CallFacts, nameOf: NameOf) {
  if (plan.kind === 'direct') return directing(plan, facts, nameOf)
  if (plan.kind === 'describe') return describing(plan, facts, nameOf)
  return styleBody(
    facts,
    plan.pictures.map(() => nameOf({ role: 'style' })),
  )
}

interface Timed {
  readonly time: number
}

const named = ({ time }: Timed, nameOf: NameOf) => ({ time, url: nameOf({ role: 'identity', time }) })

const describing = (
  { frames, measured }: Extract<Plan, { kind: 'describe' }>,
  facts: CallFacts,
  nameOf: NameOf,
) =>
  describeBody(
    facts,
    frames.map((frame) => named(frame, nameOf)),
    measured,
  )

function directing(plan: Extract<Plan, { kind: 'direct' }>, facts: CallFacts, nameOf: NameOf) {
  const frame = named(plan.frame ?? { time: 0 }, nameOf)
  return directBody(facts, directMessages({ ...plan, frame }))
}

function textOf(content: unknown): string {
  if (typeof content === 'string') return content
  const parts: readonly { readonly text?: string }[] = Array.isArray(content) ? content : []
  return parts.flatMap(({ text }) => text ?? []).join('')
}
