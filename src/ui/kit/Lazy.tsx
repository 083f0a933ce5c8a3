import { Component, type ReactNode, Suspense, useState } from 'react'
import { kitWords } from '../words/en/kit.ts'
import { Alert } from './Alert.tsx'

interface LazyProps {
  /**
   * The content mounts when this is first true and then stays, so that a dialog can animate
   * closing.
   */
  readonly when: boolean
  readonly placeholder?: ReactNode
  readonly children: ReactNode
}

/** Boundary for lazy parts: loads them on first use and contains a failed load. */
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

  /**
   * A failed import is a TypeError in every browser; any other error is a defect and is rethrown.
   */
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
