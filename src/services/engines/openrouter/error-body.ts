import * as v from 'valibot'

const words = v.fallback(v.optional(v.string()), undefined)
const bareSchema = v.object({ error: v.optional(v.unknown()), message: words, detail: words })

/**
 * An answer that refuses, with its words where the openai package looks for them: vLLM and others
 * put them beside `error`.
 */
export async function withErrorMember(response: Response): Promise<Response> {
  if (response.ok || !response.headers.get('content-type')?.includes('json')) return response
  const { status, statusText, headers } = response
  const text = await response.text()
  return new Response(withMember(text), { status, statusText, headers })
}

function withMember(text: string): string {
  try {
    const { error, message, detail } = v.parse(bareSchema, JSON.parse(text))
    return error === undefined ? JSON.stringify({ error: { message: message ?? detail ?? text } }) : text
  } catch {
    return text
  }
}
