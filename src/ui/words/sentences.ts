/** A code with the values of its sentence. */
interface Told {
  readonly code: string
}

/** The values that a sentence receives: a reason arrives as text. */
type Given<One> = { readonly [Key in keyof One]: Key extends 'why' ? string | undefined : One[Key] }

/** A sentence for each code: plain, or made of its values. A code without one does not compile. */
export type Sentences<Union extends Told> = {
  readonly [One in Union as One['code']]: keyof One extends 'code' ? string : (values: Given<One>) => string
}

type AnySentences = Readonly<Record<string, string | ((values: never) => string)>>

/** The sentence of a code with its values. `why` is the text of the reason among them. */
export function sentenceOf(sentences: AnySentences, told: Told, why?: string): string {
  const sentence = sentences[told.code] ?? told.code
  // The cast is safe: `Sentences` types each sentence by its code.
  return typeof sentence === 'string' ? sentence : sentence({ ...told, why } as never)
}
