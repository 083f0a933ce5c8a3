/**
 * Refusals of a request that is too much for the model, as vLLM, Ollama, llama.cpp, LM Studio and
 * OpenRouter's providers word them; they share no code.
 */
const TOO_MANY =
  /too many images|at most \d+ images?\b|at most \d+ image\(s\)|supports? (only |up to )?(one|a single|\d+) images?\b|(number|count) of images|maximum of \d+ images|max(imum)?[ _]images|images? (count|limit) (exceed|of)/i

const TOO_LONG =
  /context (length|size|window)|maximum context|available context|context the overflows|too (long|many tokens)|(exceed\w*|over|beyond) .{0,30}(token limit|max(imum)? (number of )?(input )?tokens)|max(imum)? (prompt|input|sequence) length/i

/**
 * Refusals of an answer's schema before any work, as Anthropic, Google and OpenAI word them: a
 * grammar that is too large, a constraint with too many states, too many values.
 */
const SCHEMA_TOO_LARGE =
  /(grammar|schema).{0,60}too (large|big|complex|deep|many)|schema.{0,60}exceeds.{0,40}(limit|maximum)|too many states for serving/is

/** Where the text gives the allowed number. The sent number may precede it. */
const MOST: readonly RegExp[] = [
  /at most (\d+)/i,
  /up to (\d+)/i,
  />\s*(\d+)/,
  /(?:max(?:imum)?|limit)\D{0,30}(\d+)/i,
  /supports? (?:only )?(\d+) image/i,
]

export const saysTooMany = (words: string): boolean => TOO_MANY.test(words)
export const saysSchemaTooLarge = (words: string): boolean => SCHEMA_TOO_LARGE.test(words)
export const saysTooLong = (words: string): boolean => TOO_LONG.test(words)

/** How many pictures the model accepts; undefined where the text does not say. */
export function mostPictures(words: string): number | undefined {
  if (/\b(one|a single) image/i.test(words)) return 1
  for (const pattern of MOST) {
    const found = Number(pattern.exec(words)?.[1])
    if (Number.isInteger(found) && found > 0) return found
  }
  return undefined
}
