import { LIMITS } from '../../domain/project/limits.ts'
import { kitWords } from '../words/en/kit.ts'

/** Says of a text that takes nothing more why what is typed or pasted does not appear. */
export function TextLimit({ text }: { readonly text: string }) {
  if (text.length < LIMITS.text) return null
  return (
    <p className="quiet" role="status">
      {kitWords.textFull(LIMITS.text)}
    </p>
  )
}
