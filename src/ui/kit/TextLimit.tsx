import { LIMITS } from '../../domain/project/limits.ts'
import { kitWords } from '../words/en/kit.ts'

/** Explains at the length limit why typed or pasted text does not appear. */
export function TextLimit({ text }: { readonly text: string }) {
  if (text.length < LIMITS.text) return null
  return (
    <p className="quiet" role="status">
      {kitWords.textFull(LIMITS.text)}
    </p>
  )
}
