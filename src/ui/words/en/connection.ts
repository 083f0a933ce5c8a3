import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

export const connectionWords = catalogue('connection', {
  label: 'Connection',
  offline: { name: 'Offline', why: 'The browser has no network. Sketch works all the same.' },
  noKey: {
    name: 'No API key',
    why: 'Sketch works without one. Sign in with OpenRouter in Settings for AI.',
  },
  locked: { name: 'Key locked', why: 'Enter its passphrase in Settings.' },
  untested: { name: 'Not tested', why: 'Press Test connection in Settings.' },
  connecting: 'Connecting…',
  connected: 'Connected',
  disconnected: 'Disconnected',
  left: (sum: string) => `${sum} left`,
  key: (label: string) => `Key ${label}`,
  ownServer: 'own server',
  warnings: {
    ownServer: 'This server draws no pictures and tells no prices. Use Sketch or OpenRouter to draw.',
    none: (role: string) => `There is no model that fits as ${role}.`,
    gone: (role: string, model: string, instead: string) =>
      `The ${role} ${model} is no longer offered. ${instead} would take its place.`,
    fewReferences: (role: string, model: string, takes: number) =>
      `The ${role} ${model} takes ${number(takes)} of the two references.`,
    seesNothing: (role: string, model: string) => `The ${role} ${model} does not see pictures.`,
    noSchema: (role: string, model: string) => `The ${role} ${model} does not keep to a schema.`,
  },
  /** Inside those sentences. */
  models: { describe: 'context model', direct: 'director model', draw: 'image model' },
})
