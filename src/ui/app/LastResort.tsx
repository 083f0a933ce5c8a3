import { Component, lazy, type ReactNode, Suspense } from 'react'
import { noteBroken } from '../../store/app/uncaught.ts'
import { appWords as words } from '../words/en/app.ts'

const BrokenScreen = lazy(async () => ({ default: (await import('./BrokenScreen.tsx')).BrokenScreen }))

interface LastResortProps {
  readonly children: ReactNode
  /** What is shown while the fuller words are loaded, and where they do not come. */
  readonly fallback?: ReactNode
}

/** Above the screen: what breaks while it is drawn leaves words and ways out, not a white page. */
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
