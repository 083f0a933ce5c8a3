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

/** The bodies that each family takes, with nothing that it does not know. */
export const BODIES = {
  'sd-server': v.union([
    v.strictObject({ ...sdServer, init_image: picture, strength: share }),
    v.strictObject({ ...sdServer, ref_images: v.pipe(v.array(picture), v.minLength(1)) }),
  ]),
  /** AUTOMATIC1111 WebUI, modules/api/models.py: `POST /sdapi/v1/img2img`. */
  webui: v.strictObject({
    prompt,
    width: side,
    height: side,
    seed,
    batch_size: v.literal(1),
    n_iter: v.literal(1),
    init_images: v.tuple([picture]),
    denoising_strength: share,
  }),
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
  }),
} as const
