import { catalogue } from '../catalogue.ts'
import { number } from '../format.ts'

/** How a take came to be. */
export const receiptWords = catalogue('receipt', {
  engine: 'Engine',
  host: 'Sent to',
  model: 'Model',
  size: 'Size',
  references: 'References',
  noReferences: 'none',
  /** Over the pictures that were sent, and over those of a drawing on this device. */
  sent: 'References sent',
  drawnFrom: 'Drawn from',
  role: (role: string, name: string) => `${role}: ${name}`,
  /** Of a picture, in place of what was sent. */
  asNow: 'What was sent is not kept: this is how it looks now',
  gone: 'No longer there',
  hash: (sha256: string) => `SHA-256 of what was sent: ${sha256}`,
  /** What a picture gives to a drawing. */
  roles: {
    identity: 'Identity',
    place: 'Place',
    moment: 'Moment',
    style: 'Style',
    continuity: 'Continuity',
    edit: 'The picture to change',
  },
  kept: 'Kept',
  apart: 'the part alone: it could not be put into the picture',
  controls: 'Controls',
  adjusted: (tone: string, zoom: string, angle: string) => `tone ${tone}, closer ${zoom}, angle ${angle}°`,
  time: 'Time',
  cost: 'Cost',
  own: 'Billed by your own provider',
  about: (cost: string) => `about ${cost}`,
  parameters: 'Parameters',
  seed: 'Seed',
  noSeed: 'none was sent',
  number: 'Drawn as',
  addedAs: 'Added as',
  shot: (shot: string) => `shot ${shot}`,
  from: 'Made from',
  parent: (shot: string, take: string) =>
    shot === '' ? `${take} of an earlier shot` : `${take} of shot ${shot}`,
  take: (take: number) => `take ${number(take)}`,
  deleted: (take: string) => `${take}, deleted since`,
  parentGone: 'a take that is no longer there',
  sheet: 'Cut from',
  cell: (sheet: number, cell: number) =>
    sheet === 0
      ? `cell ${number(cell)} of a draft sheet that is no longer there`
      : `draft sheet ${number(sheet)}, cell ${number(cell)}`,
  drawn: 'Drawn',
  source: 'Source',
  ownFile: 'Your own picture',
  file: 'File',
  added: 'Added',
  upscaled: 'Upscaled',
  upscaledAs: (scale: string, size: string, model: string, device: string, time: string) =>
    `${scale} to ${size}, ${model}, on the ${device}, ${time}`,
  network: (model: string) => `Real-ESRGAN (${model})`,
  devices: {
    gpu: 'graphics processor (built-in kernel)',
    webgpu: 'graphics processor (WebGPU)',
    kernel: 'processor (built-in kernel)',
    wasm: 'processor (ONNX Runtime)',
  },
  prompt: 'Prompt',
})
