import { fileNameWords } from './en/file-names.ts'

/** The words of the files that a person gets, in the language that is spoken now. */
export const fileWords = () => fileNameWords
