import { handoverWords } from './en/handover.ts'

/** The words of the files that a person gets, in the language that is spoken now. */
export const fileWords = () => handoverWords
