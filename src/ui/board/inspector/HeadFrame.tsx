import { ArrowLeft, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { inspectorWords as words } from '../../words/en/inspector.ts'

interface HeadFrameProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** The inspector's head between its ways out: beside the board a cross, else an arrow. */
export function HeadFrame({ title, onClose, children }: HeadFrameProps) {
  return (
    <div className="inspector-head">
      <button type="button" className="icon-button inspector-back" aria-label={words.back} onClick={onClose}>
        <ArrowLeft className="turns" aria-hidden />
      </button>
      <h2>{title}</h2>
      {children}
      <button type="button" className="icon-button push-end" aria-label={words.close} onClick={onClose}>
        <X aria-hidden />
      </button>
    </div>
  )
}
