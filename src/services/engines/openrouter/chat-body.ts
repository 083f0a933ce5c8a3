import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { ChatPrompt } from '../../../domain/engines/prompts.ts'
import type { ChatModel } from '../../../domain/models/model.ts'

/**
 * Maximum answer in tokens, far above what the answer needs: reasoning tokens count against the
 * same cap, and a small one leaves no room for the answer.
 */
export const ANSWER_TOKENS = 8000

/**
 * The token cap under the parameter name that the model supports. With `require_parameters`, an
 * unsupported name would exclude every provider. An unknown model gets the most common name.
 */
export function answerCap(model: ChatModel | undefined, tokens: number): Readonly<Record<string, number>> {
  const word = model?.cap === undefined ? 'max_tokens' : model.cap
  return word === null ? {} : { [word]: tokens }
}

/** Without this the service silently drops pictures on a small context window. */
export const KEEP_EVERYTHING = { id: 'context-compression', enabled: false } as const

/** The prompt with its pictures: text first, then the pictures (data URLs) in order. */
export function visionMessages(
  prompt: ChatPrompt,
  pictures: readonly string[],
): ChatCompletionMessageParam[] {
  return [
    { role: 'system', content: prompt.system },
    {
      role: 'user',
      content: [
        { type: 'text', text: prompt.user },
        ...pictures.map((url) => ({ type: 'image_url' as const, image_url: { url } })),
      ],
    },
  ]
}
