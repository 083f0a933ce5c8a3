import { Component, type ReactNode, Suspense, useState } from 'react'
import { Alert } from './Alert.tsx'

interface LaterProps {
  /**
   * From the first time on that this is true the content stays, so that a dialog closes in its own
   * way.
   */
  readonly when: boolean
  readonly placeholder?: ReactNode
  readonly children: ReactNode
}

/**
 * Holds lazy parts: nothing is loaded before it is wanted, and one that does not arrive takes
 * nothing else down with it.
 */
export function Later({ when, placeholder = null, children }: LaterProps) {
  const [wanted, setWanted] = useState(when)
  if (when && !wanted) setWanted(true)
  if (!wanted && !when) return placeholder
  return (
    <MissingPart>
      <Suspense fallback={placeholder}>{children}</Suspense>
    </MissingPart>
  )
}

interface MissingPartState {
  readonly missing: boolean
}

class MissingPart extends Component<{ readonly children: ReactNode }, MissingPartState> {
  override readonly state: MissingPartState = { missing: false }

  /** A failed import is a TypeError in every browser; anything else is a defect and goes on up. */
  static getDerivedStateFromError(error: unknown): MissingPartState {
    if (error instanceof TypeError && /import|module|fetch/i.test(error.message)) return { missing: true }
    throw error
  }

  override render() {
    if (!this.state.missing) return this.props.children
    return (
      <div className="part-missing">
        <Alert problem={{ code: 'download-failed', detail: 'A part of the app did not arrive.' }}>
          <button type="button" className="button" onClick={() => location.reload()}>
            Reload
          </button>
        </Alert>
      </div>
    )
  }
}
