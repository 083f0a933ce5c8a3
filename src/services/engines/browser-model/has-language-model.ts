/** The Prompt API's entry; undefined in a browser without it. It says nothing of a model. */
export const languageModel = (): unknown => Reflect.get(globalThis, 'LanguageModel')

/** Browsers that ship a model behind it. */
const BRANDS: readonly unknown[] = ['Google Chrome', 'Microsoft Edge']

/**
 * False where only a person should ask whether there is a model: Chromium as such has the entry
 * alone, and writes an error to the console for each question.
 */
export function shipsModel(): boolean {
  const { brands = [] }: { brands?: readonly { readonly brand: string }[] } =
    Reflect.get(globalThis.navigator ?? {}, 'userAgentData') ?? {}
  return brands.some(({ brand }) => BRANDS.includes(brand))
}
