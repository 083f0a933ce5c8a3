/** The Prompt API's entry; undefined in a browser without it. It says nothing of a model. */
export const languageModel = (): unknown => Reflect.get(globalThis, 'LanguageModel')
