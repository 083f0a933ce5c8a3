import type { PictureChoice, Plan } from '../../domain/consent/plans.ts'
import { BROWSER_HOST } from '../../domain/engines/browser-model.ts'
import { factsOf } from '../../domain/engines/engine-choice.ts'
import type { ENGINES, EngineFacts, EngineId } from '../../domain/engines/engines.ts'
import type { PictureServer } from '../../domain/engines/picture-server.ts'
import { mostReferences, soundServer, startOf } from '../../domain/engines/server-families.ts'
import { earlierWish } from '../../domain/takes/earlier-wish.ts'
import { hostOfAddress, isOwnServer } from '../../lib/address.ts'
import type { CallFacts } from '../../services/engines/call-config.ts'
import { useSettingsStore } from '../settings/store.ts'
import { callFacts, choiceOf, hostOf } from './call-facts.ts'
import {
  browserRequestShown,
  type NameOf,
  type ShownRequest,
  serverRequestShown,
  shownRequest,
} from './requests.ts'

/** Where an engine's calls go, what its pictures are chosen by, and how the sheet shows them. */
export interface Sending {
  /** Host and port; of what has none a name of its own. */
  readonly host: string
  /** A server on this machine, the service of a provider, or a part of the browser. */
  readonly where: 'machine' | 'service' | 'browser'
  /** What its requests are planned by. */
  readonly engine: EngineFacts
  readonly choice: PictureChoice
  readonly shown: (plan: Plan, nameOf: NameOf) => ShownRequest
}

/** Engines whose calls leave the device. */
type SendingEngine = {
  [Id in EngineId]: (typeof ENGINES)[Id] extends { readonly leavesDevice: true } ? Id : never
}[EngineId]

/** How each engine that sends does it; a new one does not compile without its own line. */
const SENDERS: Readonly<Record<SendingEngine, (facts: CallFacts) => Sending>> = {
  openrouter: toModelService,
  'picture-server': toServer,
  'browser-model': toBrowser,
}

const isSending = (engine: EngineId): engine is SendingEngine => factsOf(engine).leavesDevice

/**
 * How an engine sends with the present settings. One that sends nothing draws from the clip's own
 * frames; the sheet shows in its place what the model service would get.
 * @param facts of a job that has read them before
 */
export function sendingOf(engine: EngineId, facts: CallFacts = callFacts()): Sending {
  if (isSending(engine)) return SENDERS[engine](facts)
  return { ...toModelService(facts), choice: { moment: 'with-style' } }
}

function toModelService(facts: CallFacts): Sending {
  return {
    host: hostOf(facts),
    where: isOwnServer(facts.baseUrl) ? 'machine' : 'service',
    engine: factsOf('openrouter'),
    choice: choiceOf(facts),
    shown: (plan, nameOf) => shownRequest(plan, facts, nameOf),
  }
}

function toServer(): Sending {
  const { settings } = useSettingsStore.getState()
  const { openRouter } = settings
  const pictureServer = soundServer(settings.pictureServer)
  const { address, family, workflow } = pictureServer
  const host = hostOfAddress(address)
  const byWorkflow = family === 'comfyui' ? workflow?.digest : undefined
  return {
    host,
    where: 'machine',
    engine: factsOf('picture-server'),
    choice: {
      ...(choiceOfServer(pictureServer) ?? {
        ...earlierWish(openRouter.imageReferences),
        limit: mostReferences(pictureServer),
      }),
      server: { host, family, workflow: byWorkflow },
    },
    shown: (plan, nameOf) => serverRequestShown(plan, pictureServer, nameOf),
  }
}

function toBrowser(): Sending {
  return {
    host: BROWSER_HOST,
    where: 'browser',
    engine: factsOf('browser-model'),
    choice: {},
    shown: browserRequestShown,
  }
}

/** A server that begins with one picture gets that of the shot's moment; undefined for the list. */
function choiceOfServer(server: PictureServer): PictureChoice | undefined {
  const start = startOf(server)
  if (start === 'references') return undefined
  return { moment: start === 'still' ? 'with-style' : 'alone' }
}
