/** Something told by its code, with the values of its sentence. */
interface Told {
  readonly code: string
}

/** A sentence's values as it is given them: why something is so was said before. */
type Given<One> = { readonly [Key in keyof One]: Key extends 'why' ? string | undefined : One[Key] }

/** A sentence for each code: plain, or made of its values. A code without one does not compile. */
export type Sentences<Union extends Told> = {
  readonly [One in Union as One['code']]: keyof One extends 'code' ? string : (values: Given<One>) => string
}

type AnySentences = Readonly<Record<string, string | ((values: never) => string)>>

/** What a code and its values are in words. `why` is what its values say of why, in words. */
export function sentenceOf(sentences: AnySentences, told: Told, why?: string): string {
  const sentence = sentences[told.code] ?? told.code
  // Which values a sentence is made of is told by the code that it stands under.
  return typeof sentence === 'string' ? sentence : sentence({ ...told, why } as never)
}
