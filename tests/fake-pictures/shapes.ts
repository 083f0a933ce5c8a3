import * as v from 'valibot'

/** A picture as base64, bare or as a data URL. */
const picture = v.pipe(
  v.string(),
  v.check((text) => {
    const bytes = Buffer.from(text.replace(/^data:image\/(jpeg|png|webp);base64,/, ''), 'base64')
    return (bytes[0] === 0xff && bytes[1] === 0xd8) || bytes.subarray(1, 4).toString() === 'PNG'
  }, 'no picture'),
)
const bare = v.pipe(picture, v.regex(/^[^:]+$/))
const side = v.pipe(v.number(), v.integer(), v.multipleOf(64), v.minValue(64), v.maxValue(4096))
/** A picture of what may change: a PNG with transparency. */
const mask = v.pipe(
  v.string(),
  v.check((text) => {
    const bytes = Buffer.from(text.replace(/^data:image\/png;base64,/, ''), 'base64')
    return bytes.subarray(1, 4).toString() === 'PNG' && bytes[25] === 6
  }, 'no mask'),
)
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const prompt = v.pipe(v.string(), v.minLength(1))
const seed = v.pipe(v.number(), v.integer())
const size = v.pipe(v.string(), v.regex(/^\d+x\d+$/))

/** stable-diffusion.cpp, examples/server/api.md: fields of `POST /sdcpp/v1/img_gen`. */
const sdServer = {
  prompt,
  width: side,
  height: side,
  seed,
  batch_count: v.literal(1),
  output_format: v.picklist(['png', 'jpeg', 'webp']),
}

const webui = {
  prompt,
  width: side,
  height: side,
  seed,
  batch_size: v.literal(1),
  n_iter: v.literal(1),
  init_images: v.tuple([picture]),
  denoising_strength: share,
}

/** ComfyUI, nodes.py: what each node of the tests' workflows takes. */
const link = v.tuple([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))])
const pixels = v.pipe(v.number(), v.integer(), v.multipleOf(8), v.minValue(16), v.maxValue(16384))
const nodeSeed = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER))
/** No placeholder is left. */
const filled = v.pipe(v.string(), v.regex(/^(?![\s\S]*%[a-z]+\d*%)/))
const INPUTS = {
  CheckpointLoaderSimple: v.strictObject({ ckpt_name: v.literal('sd_xl_base_1.0.safetensors') }),
  CLIPTextEncode: v.strictObject({ text: filled, clip: link }),
  LoadImage: v.strictObject({ image: filled }),
  LoadImageMask: v.strictObject({ image: filled, channel: v.picklist(['alpha', 'red', 'green', 'blue']) }),
  ImageScale: v.strictObject({
    upscale_method: v.string(),
    width: pixels,
    height: pixels,
    crop: v.picklist(['disabled', 'center']),
    image: link,
  }),
  EmptyLatentImage: v.strictObject({ width: pixels, height: pixels, batch_size: v.literal(1) }),
  VAEEncode: v.strictObject({ pixels: link, vae: link }),
  VAEDecode: v.strictObject({ samples: link, vae: link }),
  SetLatentNoiseMask: v.strictObject({ samples: link, mask: link }),
  ReferenceLatent: v.strictObject({ conditioning: link, latent: link }),
  KSampler: v.strictObject({
    seed: nodeSeed,
    steps: v.number(),
    cfg: v.number(),
    sampler_name: v.string(),
    scheduler: v.string(),
    denoise: share,
    model: link,
    positive: link,
    negative: link,
    latent_image: link,
  }),
  SaveImage: v.strictObject({ filename_prefix: v.string(), images: link }),
  PreviewImage: v.strictObject({ images: link }),
} as const
const nodeOf = <Kind extends keyof typeof INPUTS>(kind: Kind) =>
  v.strictObject({
    class_type: v.literal(kind),
    inputs: INPUTS[kind],
    _meta: v.optional(v.strictObject({ title: v.string() })),
  })
const KINDS = Object.keys(INPUTS) as (keyof typeof INPUTS)[]

/** The bodies that each family takes, with nothing that it does not know. */
export const BODIES = {
  'sd-server': v.union([
    v.strictObject({ ...sdServer, init_image: picture, strength: share }),
    v.strictObject({ ...sdServer, init_image: picture, strength: share, mask_image: mask }),
    v.strictObject({ ...sdServer, ref_images: v.pipe(v.array(picture), v.minLength(1)) }),
  ]),
  /** AUTOMATIC1111 WebUI, modules/api/models.py: `POST /sdapi/v1/img2img`. */
  webui: v.union([
    v.strictObject(webui),
    v.strictObject({
      ...webui,
      mask,
      inpainting_mask_invert: v.literal(0),
      inpainting_fill: v.picklist([0, 1, 2, 3]),
      inpaint_full_res: v.boolean(),
    }),
  ]),
  /** LocalAI: `POST /v1/images/generations`, with its own `ref_images`. */
  localai: v.strictObject({
    model: v.literal('flux-kontext'),
    prompt,
    size,
    seed,
    n: v.literal(1),
    response_format: v.literal('b64_json'),
    ref_images: v.pipe(v.array(bare), v.minLength(1)),
  }),
  /** OpenAI's `POST /v1/images/edits` as a form; numbers travel as texts. */
  'openai-images': v.strictObject({
    model: v.literal('Qwen-Image-Edit'),
    prompt,
    size,
    n: v.literal('1'),
    response_format: v.literal('b64_json'),
    'image[]': v.pipe(v.array(picture), v.minLength(1)),
    mask: v.optional(mask),
  }),
  /** ComfyUI, server.py: `POST /prompt`. */
  comfyui: v.strictObject({ prompt: v.record(v.string(), v.union(KINDS.map(nodeOf))) }),
} as const

/** ComfyUI, server.py: the fields of `POST /upload/image` beside its file. */
export const UPLOAD = v.strictObject({
  subfolder: v.optional(v.pipe(v.string(), v.regex(/^(?!\/)(?!.*\.\.)/))),
  type: v.optional(v.picklist(['input', 'temp', 'output'])),
  overwrite: v.optional(v.picklist(['true', '1', 'false'])),
})
