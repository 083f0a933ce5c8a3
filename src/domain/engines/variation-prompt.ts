/** What a variation adds to the words of a drawing, and to those of an edit. */
export const ANOTHER_COMPOSITION =
  'Choose another composition of this same moment than the most obvious one: other placing, other distances, other gestures.'
export const ANOTHER_CHANGE = 'Carry this out in another way than the most obvious one.'

/**
 * A prompt that asks for something else than was drawn from it. A prompt that asks so already stays
 * as it is.
 * @param changes it changes a picture
 */
export function askingForAnother(prompt: string, changes: boolean): string {
  const sentence = changes ? ANOTHER_CHANGE : ANOTHER_COMPOSITION
  return prompt.endsWith(sentence) ? prompt : `${prompt}\n${sentence}`
}
