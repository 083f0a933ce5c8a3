import * as v from 'valibot'
import { pictureTypeOf } from '../../../domain/takes/picture-kind.ts'
import { AppError, type Came, toAppError } from '../../../lib/errors.ts'
import { dataUrlBytes, decodeBase64 } from './base64.ts'
import { serviceError } from './error-mapping.ts'
import { atCost, type Bill, usageSchema } from './paid-call.ts'
import { type OpenedPicture, openPicture, type ReadSize } from './picture.ts'

const absent = <T extends v.GenericSchema>(schema: T) => v.fallback(v.optional(schema), undefined)

const answerSchema = v.object({
  error: v.optional(v.unknown()),
  data: absent(v.array(v.unknown())),
  usage: usageSchema,
})

const text = v.pipe(v.string(), v.trim(), v.minLength(1))

/** An item as the service sends it, and as servers that speak a dialect of the same protocol do. */
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
 * The first picture of an answer that can be shown, in whatever wrapping it came: base64 of either
 * alphabet, a data URL in any member, any item, or the bare bytes; with its cost, where the answer
 * says it. An error carries what came, because it may be paid for.
 * @throws AppError `picture-not-shown`, `picture-elsewhere` for an address on another host (the
 * content policy forbids fetching it), `empty-response` where there is neither, `bad-response` for
 * what is no answer, what the service says went wrong.
 */
export async function openAnswer(
  body: Uint8Array<ArrayBuffer>,
  secret: string,
  readSize: ReadSize,
): Promise<OpenedPicture & { readonly bill: Bill | undefined }> {
  if (pictureTypeOf(body)) return { ...(await openPicture(body, readSize)), bill: undefined }
  const read = v.safeParse(answerSchema, parsed(body))
  const came: Came = { file: { bytes: body, type: 'application/json' } }
  if (!read.success) throw new AppError('bad-response', 'The answer does not hold a picture.', { came })
  const { error, data = [], usage: bill } = read.output
  return atCost(bill, async () => {
    if (error) throw serviceError(undefined, error, secret)
    const wrapped = data.flatMap(wrappingsIn)
    if (wrapped.length === 0) {
      throw new AppError(
        'empty-response',
        'The answer came without a picture.',
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
    throw new AppError('bad-response', 'The answer is not JSON.', {
      came: { file: { bytes: body, type: '' } },
    })
  }
}

function wrappingsIn(item: unknown): readonly string[] {
  const read = v.safeParse(itemSchema, item)
  if (!read.success) return []
  const { b64_json, url, image_url } = read.output
  return [b64_json, url, image_url].filter((wrapping) => wrapping !== undefined)
}

/** Links are the last resort: what lies in the answer itself is here already. */
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

/** What cannot be unwrapped is the text itself: it was paid for like any other. */
function unwrapped(wrapping: string): Uint8Array<ArrayBuffer> {
  const bytes = /^data:/i.test(wrapping) ? dataUrlBytes(wrapping) : decodeBase64(wrapping)
  return bytes ?? new TextEncoder().encode(wrapping)
}
