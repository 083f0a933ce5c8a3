import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { ChatPrompt } from '../../../domain/engines/prompts.ts'
import type { ChatModel } from '../../../domain/models/model.ts'

/**
 * Room for the answer in tokens. Far more than the answer needs, because a model that must reason
 * spends from the same purse: with a small cap it answers nothing at all.
 */
export const ANSWER_TOKENS = 8000

/**
 * The cap on the answer, by the word that the model knows. Sent under a word that it lacks, it
 * would leave no provider over where all parameters are required. Where nothing is known, the word
 * that nearly all know.
 */
export function answerCap(model: ChatModel | undefined, tokens: number): Readonly<Record<string, number>> {
  const word = model?.cap === undefined ? 'max_tokens' : model.cap
  return word === null ? {} : { [word]: tokens }
}

/** On a small context window the service would otherwise drop pictures in silence. */
export const KEEP_EVERYTHING = { id: 'context-compression', enabled: false } as const

/** The prompt with its pictures: the text first, then the pictures (data URLs) in order. */
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
