import * as v from 'valibot'
import { pictureTypeOf } from '../../../domain/takes/picture-kind.ts'
import { AppError, type Came, toAppError } from '../../../lib/errors.ts'
import { dataUrlBytes, decodeBase64 } from '../base64.ts'
import { type OpenedPicture, openPicture, type ReadSize } from '../picture.ts'
import { serviceError } from './error-mapping.ts'
import { atCost, type Bill, usageSchema } from './paid-call.ts'

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

const answerSchema = v.object({
  error: v.optional(v.unknown()),
  data: absent(v.array(v.unknown())),
  usage: usageSchema,
})

const text = v.pipe(v.string(), v.trim(), v.minLength(1))

/** An item in OpenRouter's shape or in a dialect of other servers. */
const itemSchema = v.object({
  b64_json: absent(text),
  url: absent(text),
  image_url: absent(
    v.union([
      v.pipe(
        v.object({ url: text }),
        v.transform(({ url }) => url),
      ),
      text,
    ]),
  ),
})

/**
 * The first decodable picture of an answer, with its cost if given. Accepts base64 of either
 * alphabet, a data URL in any member or item, and bare bytes. An error carries the received bytes,
 * because they may be paid for.
 * @throws AppError `picture-not-shown`, `picture-elsewhere` for a URL on another host (the content
 * policy forbids the fetch), `empty-response` without either, `bad-response` for a malformed
 * answer, or the service's own error.
 */
export async function openAnswer(
  body: Uint8Array<ArrayBuffer>,
  secret: string,
  readSize: ReadSize,
): Promise<OpenedPicture & { readonly bill: Bill | undefined }> {
  if (pictureTypeOf(body)) return { ...(await openPicture(body, readSize)), bill: undefined }
  const read = v.safeParse(answerSchema, parsed(body))
  const came: Came = { file: { bytes: body, type: 'application/json' } }
  if (!read.success) throw new AppError('bad-response', { code: 'answer-no-picture' }, { came })
  const { error, data = [], usage: bill } = read.output
  return atCost(bill, async () => {
    if (error) throw serviceError(undefined, error, secret)
    const wrapped = data.flatMap(wrappingsIn)
    if (wrapped.length === 0) {
      throw new AppError(
        'empty-response',
        { code: 'answer-without-picture' },
        bill?.cost === 0 ? {} : { came },
      )
    }
    return { ...(await firstShown(wrapped, readSize)), bill }
  })
}

function parsed(body: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    throw new AppError(
      'bad-response',
      { code: 'answer-not-json' },
      {
        came: { file: { bytes: body, type: '' } },
      },
    )
  }
}

function wrappingsIn(item: unknown): readonly string[] {
  const read = v.safeParse(itemSchema, item)
  if (!read.success) return []
  const { b64_json, url, image_url } = read.output
  return [b64_json, url, image_url].filter((wrapping) => wrapping !== undefined)
}

/** Links come last: inline data needs no fetch. */
async function firstShown(wrapped: readonly string[], readSize: ReadSize): Promise<OpenedPicture> {
  const isLink = (wrapping: string) => /^https?:/i.test(wrapping)
  let unshown: AppError | undefined
  for (const wrapping of wrapped.filter((candidate) => !isLink(candidate))) {
    try {
      return await openPicture(unwrapped(wrapping), readSize)
    } catch (error) {
      unshown ??= toAppError(error)
    }
  }
  const link = wrapped.find(isLink)
  const { code, detail, came } = unshown ?? new AppError('picture-elsewhere', link && URL.parse(link)?.host)
  throw new AppError(code, detail, { came: { ...came, ...(link ? { link } : {}) } })
}

/** Text that is no known wrapping is kept as it is, because it may be paid for. */
function unwrapped(wrapping: string): Uint8Array<ArrayBuffer> {
  const bytes = /^data:/i.test(wrapping) ? dataUrlBytes(wrapping) : decodeBase64(wrapping)
  return bytes ?? new TextEncoder().encode(wrapping)
}
