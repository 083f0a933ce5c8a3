const UNSEEN = /^[\s\p{C}\p{Default_Ignorable_Code_Point}]*$/u

/** True for a text without visible characters. */
export const isBlank = (text: string) => UNSEEN.test(text)
