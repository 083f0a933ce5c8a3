import { catalogue } from '../catalogue.ts'

export const upscaleWords = catalogue('upscale', {
  title: 'Upscaling',
  model: 'Upscaler model',
  fast: 'Fast, 2.4 MB',
  best: 'Best, 34 MB',
  modelHelp: {
    unknown: 'Real-ESRGAN, on this device.',
    gpu: 'Real-ESRGAN, on this device. Best is loaded when it is first used.',
    seconds: (count: number) =>
      `Real-ESRGAN, on this device. Best is loaded when it is first used, and takes about ${count} s a picture.`,
    minutes: (count: number) =>
      `Real-ESRGAN, on this device. Best is loaded when it is first used, and takes about ${count} min a picture.`,
    none: (minutes: number) =>
      `Real-ESRGAN, on this device. No graphics processor was found, and without one Best would take about ${minutes} min a picture.`,
  },
  scale: 'Scale',
  format: 'Upscaled as',
  png: 'PNG',
  webp: 'WebP, lossless',
  noWebp: 'This browser cannot write WebP without loss.',
  automatic: 'Upscale new pictures automatically',
  own: 'Own model',
  ownFile: 'Own upscaler model',
  chooseOwn: 'Choose an .onnx',
  chooseAnother: 'Choose another .onnx',
  stopChecking: 'Stop checking',
  removeOwn: 'Remove own model',
  trying: (name: string) => `Trying ${name} on a small picture…`,
  kept: (name: string, size: string) => `${name}, ${size}, is kept on this device.`,
  ownHelp: 'An upscaler ×4 for RGB pictures of any size. It is tried first, and kept on this device.',
})
