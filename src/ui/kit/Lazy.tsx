import { Component, type ReactNode, Suspense, useState } from 'react'
import { askAgain } from './lazy-component.ts'
import { PartAway, PartMissing } from './PartAway.tsx'

interface LazyProps {
  /**
   * The content mounts when this is first true and then stays, so that a dialog can animate
   * closing.
   */
  readonly when: boolean
  readonly placeholder?: ReactNode
  /**
   * Of a part that a person asks for: where it says that it is on its way, or did not come, `here`
   * in a `dialog`, or `beside` it by another part. Of all others one message says that they did not
   * come.
   */
  readonly asked?: 'here' | 'dialog' | 'beside'
  /** Takes back what asked for the part. */
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** Boundary for lazy parts: loads them on first use and contains a failed load. */
export function Lazy({ when, placeholder = null, asked, onClose, children }: LazyProps) {
  const [wanted, setWanted] = useState(when)
  if (when && !wanted) setWanted(true)
  if (!wanted && !when) return placeholder
  const stand = (retry?: () => void) => (
    <>
      {asked && asked !== 'beside' && when && (
        <PartAway dialog={asked === 'dialog'} onClose={onClose} onRetry={retry} />
      )}
      {!asked && retry && <PartMissing onRetry={retry} />}
      {placeholder}
    </>
  )
  return (
    <LazyBoundary when={when} stand={stand}>
      <Suspense fallback={stand()}>{children}</Suspense>
    </LazyBoundary>
  )
}

interface LazyBoundaryProps {
  readonly when: boolean
  readonly stand: (retry: () => void) => ReactNode
  readonly children: ReactNode
}

interface LazyBoundaryState {
  readonly missing: boolean
}

/** All that did not come. */
const missing = new Set<LazyBoundary>()

function retryAll(): void {
  askAgain()
  for (const boundary of [...missing]) boundary.setState({ missing: false })
}

class LazyBoundary extends Component<LazyBoundaryProps, LazyBoundaryState> {
  override readonly state: LazyBoundaryState = { missing: false }

  /**
   * A failed import is a TypeError in every browser; any other error is a defect and is rethrown.
   */
  static getDerivedStateFromError(error: unknown): LazyBoundaryState {
    if (error instanceof TypeError && /import|module|fetch/i.test(error.message)) return { missing: true }
    throw error
  }

  override componentDidUpdate(before: LazyBoundaryProps) {
    if (this.state.missing) missing.add(this)
    else missing.delete(this)
    // What is asked for anew is loaded anew.
    if (this.state.missing && this.props.when && !before.when) retryAll()
  }

  override componentDidMount() {
    if (this.state.missing) missing.add(this)
  }

  override componentWillUnmount() {
    if (missing.delete(this)) askAgain()
  }

  override render() {
    return this.state.missing ? this.props.stand(retryAll) : this.props.children
  }
}
