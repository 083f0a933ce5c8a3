import type { EngineId, EngineStep } from '../../../domain/engines/engines.ts'
import { catalogue } from '../catalogue.ts'

interface EngineWords {
  readonly name: string
  /** As a receipt calls it. */
  readonly receipt: string
  readonly promise: string
  /** Before the promise can be kept; followed by the way to Settings. */
  readonly needsKey?: string
  /** Why a button cannot be pressed without one. */
  readonly addKey?: string
  /** With a server of one's own in place of the service. */
  readonly ownServer?: string
}

const engines: Readonly<Record<EngineId, EngineWords>> = {
  openrouter: {
    name: 'OpenRouter',
    receipt: 'OpenRouter',
    promise: 'AI models through OpenRouter, with your key. Calls are billed to it.',
    needsKey: 'AI models through OpenRouter need your key.',
    addKey: 'Add your OpenRouter key in Settings, or choose Sketch.',
    ownServer: 'AI models of the server on this machine that is set in Settings.',
  },
  sketch: {
    name: 'Sketch',
    receipt: 'Sketch (rough, not AI)',
    promise: 'Free and offline; rough, not AI: it measures the clip and draws from its frames.',
  },
  'picture-server': {
    name: 'A server on this machine',
    receipt: 'A server on this machine',
    promise: 'It draws, and does nothing else.',
    addKey: 'Look for the picture server in Settings first; ComfyUI needs its workflow too.',
  },
  'browser-model': {
    name: 'Your browser’s own model',
    receipt: 'The browser’s own model',
    promise:
      'Free. It writes and does not draw. It may work on this device or elsewhere: a page cannot know.',
  },
}

/** What comes from the engine of a step. */
const by: Readonly<Record<EngineStep, string>> = {
  describe: 'Scene by',
  direct: 'Shots by',
  draw: 'Pictures by',
}

const ofBrowser = 'your browser’s own model'

/** Names that begin small inside a sentence. */
const inSentence: Readonly<Partial<Record<EngineId, string>>> = {
  'picture-server': 'a server on this machine',
  'browser-model': ofBrowser,
}

/** What each engine is called, what it promises, and how one is chosen. */
export const engineWords = catalogue('engines', {
  engines,
  by,
  /** In a sentence. */
  ofBrowser,
  inSentence,
  title: 'Engine',
  keptByJob: 'The job under way keeps its engine. Choose another once it has ended.',
  mixed: 'Mixed',
  mixedHelp: ({ describe, direct, draw }: Readonly<Record<EngineStep, string>>) =>
    `Each step has its own engine, chosen in Settings: scene by ${describe}, shots by ${direct}, pictures by ${draw}.`,
  addInSettings: 'Add it in Settings',
  cannotDraw: 'This server draws no pictures. Choose Sketch, or OpenRouter’s address in Settings.',
})
