import { catalogue } from '../catalogue.ts'

/** How a take came to be. */
export const receiptWords = catalogue('receipt', {
  engine: 'Engine',
  host: 'Sent to',
  model: 'Model',
  size: 'Size',
  references: 'References',
  noReferences: 'none',
  reference: (name: string, role: string) => `${name} (${role})`,
  /** What a picture gives to a drawing. */
  roles: {
    identity: 'identity',
    place: 'place',
    moment: 'moment',
    style: 'style',
    continuity: 'continuity',
    edit: 'the picture to change',
  },
  kept: 'Kept',
  apart: 'the part alone: it could not be put into the picture',
  controls: 'Controls',
  adjusted: (tone: string, zoom: string, angle: string) => `tone ${tone}, closer ${zoom}, angle ${angle}°`,
  time: 'Time',
  cost: 'Cost',
  own: 'Billed by your own provider',
  about: (cost: string) => `about ${cost}`,
  seed: 'Seed',
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
