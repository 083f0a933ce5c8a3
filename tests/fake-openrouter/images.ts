import { IMAGE_MODELS, type ImageModel } from './catalogue.ts'
import { unknownModel } from './chat.ts'
import { ANSWER_HEADERS } from './cors.ts'
import { drawScene, greyScene } from './drawing.ts'
import { ERRORS, type ErrorAnswer, LATE_ERROR } from './errors.ts'
import { type Exchange, generationId, sendError, sendJson } from './exchange.ts'
import { encodeFlatJpeg } from './jpeg.ts'
import { encodePng } from './png.ts'
import { drawSheet } from './sheets.ts'
import { WRAPPINGS } from './wrappings.ts'

/** A picture format that can carry script, which the app must refuse. */
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>window.__hacked = true</script></svg>'

/** `POST /images`, billed at the list price times a factor. */
export async function answerImage(exchange: Exchange, longSide: number, timesListed: number): Promise<void> {
  const { body, scenario, response, entry } = exchange
  const listed = IMAGE_MODELS.find(({ id }) => id === body.model)
  const model = listed && { ...listed, price: listed.price * timesListed }
  if (!model) return sendError(exchange, unknownModel(String(body.model)))
  if (typeof body.prompt !== 'string' || body.prompt === '') return sendError(exchange, ERRORS.badRequest)
  const refusal = refuse(exchange, model)
  if (refusal) return sendError(exchange, refusal)
  if (!exchange.canPay(model.price)) return sendError(exchange, ERRORS.keyLimit)

  if (scenario?.kind === 'error_in_200' || scenario?.kind === 'billed_error') {
    const billed = scenario.kind === 'billed_error'
    if (billed) exchange.bill(model.price)
    response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ error: LATE_ERROR, ...(billed ? { usage: usage(model.price) } : {}) }))
    entry.status = 200
    return
  }

  const echo = scenario?.kind === 'echo' ? firstSent(body) : undefined
  const { width, height } = pixels(String(body.aspect_ratio ?? '1:1'), longSide)
  const jpeg = echo?.jpeg || scenario?.kind === 'jpeg' || (model.jpeg && !scenario)
  const picture = echo
    ? echo.bytes
    : jpeg
      ? encodeFlatJpeg(greyScene(body.prompt, width / 8, height / 8), width, height)
      : scenario?.kind === 'huge_image'
        ? encodePng(new Uint8Array(8192 * 8192 * 3), 8192, 8192)
        : (drawSheet(body.prompt, width, height) ?? drawScene(body.prompt, width, height))
  const base64 = pictureText(scenario?.kind, picture)
  // all or nothing: an aborted call, or an answer without a picture, is not billed
  if (response.destroyed) return
  const cost = base64 === undefined ? 0 : model.price
  exchange.bill(cost)
  if (scenario?.kind === 'wrapped') {
    const data = WRAPPINGS[scenario.wrapping](picture.toString('base64'))
    return sendOdd(exchange, 'application/json', JSON.stringify({ created: 0, data, usage: usage(cost) }))
  }
  if (scenario?.kind === 'bare_picture') return sendOdd(exchange, 'image/png', picture)
  const mediaType = scenario?.kind === 'svg' ? 'image/svg+xml' : jpeg ? 'image/jpeg' : 'image/png'
  const item = { b64_json: base64, ...(scenario?.kind === 'no_media_type' ? {} : { media_type: mediaType }) }
  await sendJson(
    exchange,
    'image',
    { created: 0, data: base64 === undefined ? [] : [item], usage: usage(cost, scenario?.kind === 'byok') },
    {
      'X-Generation-Id': generationId('gen-img'),
      'X-Provider-Name': 'Imitation',
      ...(scenario?.kind === 'json_as_text' ? { 'Content-Type': 'text/plain' } : {}),
    },
  )
}

function firstSent(body: Exchange['body']): { readonly bytes: Buffer; readonly jpeg: boolean } | undefined {
  const url = /data:([^;"]*);base64,([^"]*)/.exec(JSON.stringify(body.input_references ?? []))
  if (!url) return undefined
  return { bytes: Buffer.from(url[2] ?? '', 'base64'), jpeg: url[1] === 'image/jpeg' }
}

/** An answer in another server's dialect, outside the service's schema. */
function sendOdd({ response, entry }: Exchange, type: string, body: string | Buffer): void {
  entry.status = 200
  response.writeHead(200, { ...ANSWER_HEADERS, 'Content-Type': type }).end(body)
}

/**
 * Checks the request against the model's parameters. One that the service would silently drop is
 * a violation.
 */
function refuse({ body, entry, violate }: Exchange, model: ImageModel): ErrorAnswer | undefined {
  if (body.seed !== undefined && !model.seed) violate(`image: ${model.id} drops seed in silence`)
  const takes = { resolution: model.resolutions ?? [], quality: model.qualities ?? [] }
  for (const [name, values] of Object.entries(takes)) {
    if (name in body && !values.includes(String(body[name]))) {
      violate(`image: ${model.id} drops ${name} in silence`)
    }
  }
  for (const name of ['size', 'n', 'output_format', 'background']) {
    if (name in body) violate(`image: ${model.id} drops ${name} in silence`)
  }
  const ratio = body.aspect_ratio
  if (ratio !== undefined && !model.aspectRatios.includes(String(ratio))) {
    return unsupported(model, `aspect_ratio "${ratio}". Accepted: ${model.aspectRatios.join(', ')}`)
  }
  if (entry.pictures.length > model.maxReferences) {
    return unsupported(model, `input_references (${entry.pictures.length}). At most ${model.maxReferences}`)
  }
  return undefined
}

function unsupported(model: ImageModel, what: string): ErrorAnswer {
  const message = `No provider for ${model.id} supports the requested parameter(s): ${what}`
  return {
    status: 400,
    body: {
      error: { message, code: 400, metadata: { failed_routing_step: 'Filter by Image Capabilities' } },
    },
  }
}

function pictureText(kind: string | undefined, png: Buffer): string | undefined {
  switch (kind) {
    case 'no_image':
    case 'empty':
      return undefined
    case 'bad_base64':
      return '!!! not base64 !!!'
    case 'svg':
      return Buffer.from(SVG).toString('base64')
    case 'truncated_image':
      return png.subarray(0, 60).toString('base64')
    default:
      return png.toString('base64')
  }
}

/** Width and height for a ratio with the given longer side, rounded to even numbers. */
function pixels(ratio: string, longSide: number): { readonly width: number; readonly height: number } {
  const [w = 1, h = 1] = ratio === 'auto' ? [1, 1] : ratio.split(':').map(Number)
  const even = (value: number) => Math.max(2, Math.round(value / 2) * 2)
  return w >= h
    ? { width: even(longSide), height: even((longSide * h) / w) }
    : { width: even((longSide * w) / h), height: even(longSide) }
}

/** With the user's own provider key (BYOK) the service itself bills nothing. */
function usage(cost: number, byok = false): unknown {
  return {
    prompt_tokens: 4096,
    completion_tokens: 4096,
    total_tokens: 8192,
    cost: byok ? 0 : cost,
    is_byok: byok,
    prompt_tokens_details: { cached_tokens: 0 },
    cost_details: {
      upstream_inference_cost: cost,
      upstream_inference_prompt_cost: 0,
      upstream_inference_completions_cost: cost,
    },
    completion_tokens_details: { reasoning_tokens: 0, image_tokens: 4096 },
  }
}
