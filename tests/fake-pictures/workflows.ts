const node = (class_type: string, inputs: Record<string, unknown>, title = class_type) => ({
  class_type,
  inputs,
  _meta: { title },
})

const loader = { '4': node('CheckpointLoaderSimple', { ckpt_name: 'sd_xl_base_1.0.safetensors' }) }
const words = {
  '6': node('CLIPTextEncode', { text: '%prompt%', clip: ['4', 1] }, 'What is seen'),
  '7': node('CLIPTextEncode', { text: 'blurry', clip: ['4', 1] }),
}
const sampler = (latent: string, denoise: unknown, seed: unknown = 5, positive = '6') => ({
  '3': node('KSampler', {
    seed,
    steps: 20,
    cfg: 7,
    sampler_name: 'euler',
    scheduler: 'normal',
    denoise,
    model: ['4', 0],
    positive: [positive, 0],
    negative: ['7', 0],
    latent_image: [latent, 0],
  }),
})
const saved = {
  '8': node('VAEDecode', { samples: ['3', 0], vae: ['4', 2] }),
  '9': node('SaveImage', { filename_prefix: 'ComfyUI_%width%x%height%', images: ['8', 0] }),
}

/** A picture is painted over, as the editor exports it: only the prompt has a placeholder. */
export const IMAGE_TO_IMAGE = JSON.stringify({
  ...sampler('11', 0.6),
  ...loader,
  ...words,
  ...saved,
  '10': node('LoadImage', { image: 'example.png' }),
  '11': node('VAEEncode', { pixels: ['12', 0], vae: ['4', 2] }),
  '12': node('ImageScale', {
    upscale_method: 'lanczos',
    width: 512,
    height: 512,
    crop: 'center',
    image: ['10', 0],
  }),
})

/** Everything has a placeholder, and two pictures are references. */
export const REFERENCES = JSON.stringify({
  ...sampler('5', 1, '%seed%', '16'),
  ...loader,
  ...saved,
  '6': node('CLIPTextEncode', { text: 'A still of a film. %prompt%', clip: ['4', 1] }),
  '7': words['7'],
  '5': node('EmptyLatentImage', { width: '%width%', height: '%height%', batch_size: 1 }),
  '10': node('LoadImage', { image: '%picture1%' }),
  '11': node('LoadImage', { image: '%picture2%' }),
  '13': node('VAEEncode', { pixels: ['10', 0], vae: ['4', 2] }),
  '14': node('VAEEncode', { pixels: ['11', 0], vae: ['4', 2] }),
  '15': node('ReferenceLatent', { conditioning: ['6', 0], latent: ['13', 0] }),
  '16': node('ReferenceLatent', { conditioning: ['15', 0], latent: ['14', 0] }),
})

/** A picture is painted over within a mask. */
export const INPAINT = JSON.stringify({
  ...sampler('17', '%strength%'),
  ...loader,
  ...words,
  ...saved,
  '10': node('LoadImage', { image: 'example.png' }),
  '11': node('VAEEncode', { pixels: ['12', 0], vae: ['4', 2] }),
  '12': node('ImageScale', {
    upscale_method: 'lanczos',
    width: 512,
    height: 512,
    crop: 'center',
    image: ['10', 0],
  }),
  '17': node('SetLatentNoiseMask', { samples: ['11', 0], mask: ['18', 0] }),
  '18': node('LoadImageMask', { image: 'mask.png', channel: 'red' }),
})

/** From words alone. */
export const TEXT_TO_IMAGE = JSON.stringify({
  ...sampler('5', 1),
  ...loader,
  ...words,
  ...saved,
  '5': node('EmptyLatentImage', { width: 512, height: 512, batch_size: 1 }),
})
