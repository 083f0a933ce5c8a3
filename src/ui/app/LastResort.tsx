import { Component, lazy, type ReactNode, Suspense } from 'react'
import { noteBroken } from '../../store/app/uncaught.ts'
import { appWords as words } from '../words/en/app.ts'

const BrokenScreen = lazy(async () => ({ default: (await import('./BrokenScreen.tsx')).BrokenScreen }))

interface LastResortProps {
  readonly children: ReactNode
  /** Shown while the full error screen loads, and if it fails to. */
  readonly fallback?: ReactNode
}

/** Error boundary of the whole app: a render error leaves a message and ways out, no white page. */
export class LastResort extends Component<LastResortProps, { readonly broken: boolean }> {
  override readonly state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    noteBroken(error)
  }

  override render() {
    const { children, fallback } = this.props
    if (!this.state.broken) return children
    if (fallback !== undefined) return fallback
    const plain = <p role="alert">{words.broken}</p>
    return (
      <LastResort fallback={plain}>
        <Suspense fallback={plain}>
          <BrokenScreen onLeave={() => this.setState({ broken: false })} />
        </Suspense>
      </LastResort>
    )
  }
}
