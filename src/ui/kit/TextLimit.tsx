import { LIMITS } from '../../domain/project/limits.ts'

/** Says of a text that takes nothing more why what is typed or pasted does not appear. */
export function TextLimit({ text }: { readonly text: string }) {
  if (text.length < LIMITS.text) return null
  return (
    <p className="quiet" role="status">
      This text is full: it holds {LIMITS.text.toLocaleString('en')} characters, and what goes beyond is left
      out.
    </p>
  )
}
