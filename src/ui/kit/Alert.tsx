import { CircleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../domain/problem.ts'
import { kitWords } from '../words/en/kit.ts'
import { useErrorTexts } from '../words/error-text.ts'

interface AlertProps {
  readonly problem: Problem
  readonly onClose?: () => void
  /** Recovery buttons. */
  readonly children?: ReactNode
}

/** An error beside what failed: what happened, what is safe, how to recover. */
export function Alert({ problem, onClose, children }: AlertProps) {
  const { errorText, chargeText, detailText } = useErrorTexts()
  const { title, help } = errorText(problem)
  const charge = chargeText(problem)
  const detail = detailText(problem)
  return (
    <div className="alert" role="alert">
      <CircleAlert aria-hidden className="alert-icon" />
      <div className="alert-text">
        <strong>
          {title} {charge}
        </strong>
        {detail && <span className="alert-detail">{detail}</span>}
        <span>{help}</span>
        {children && <span className="row">{children}</span>}
      </div>
      {onClose && (
        <button type="button" className="icon-button" aria-label={kitWords.dismiss} onClick={onClose}>
          <X aria-hidden />
        </button>
      )}
    </div>
  )
}
