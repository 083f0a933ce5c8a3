import { Component, type ReactNode, Suspense, useState } from 'react'
import { kitWords } from '../words/en/kit.ts'
import { Alert } from './Alert.tsx'

interface LazyProps {
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
export function Lazy({ when, placeholder = null, children }: LazyProps) {
  const [wanted, setWanted] = useState(when)
  if (when && !wanted) setWanted(true)
  if (!wanted && !when) return placeholder
  return (
    <LazyBoundary>
      <Suspense fallback={placeholder}>{children}</Suspense>
    </LazyBoundary>
  )
}

interface LazyBoundaryState {
  readonly missing: boolean
}

class LazyBoundary extends Component<{ readonly children: ReactNode }, LazyBoundaryState> {
  override readonly state: LazyBoundaryState = { missing: false }

  /** A failed import is a TypeError in every browser; anything else is a defect and goes on up. */
  static getDerivedStateFromError(error: unknown): LazyBoundaryState {
    if (error instanceof TypeError && /import|module|fetch/i.test(error.message)) return { missing: true }
    throw error
  }

  override render() {
    if (!this.state.missing) return this.props.children
    return (
      <div className="part-missing">
        <Alert problem={{ code: 'download-failed', detail: kitWords.partMissing }}>
          <button type="button" className="button" onClick={() => location.reload()}>
            {kitWords.reload}
          </button>
        </Alert>
      </div>
    )
  }
}
