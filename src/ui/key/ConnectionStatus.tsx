import { dollars } from '../../domain/money/dollars.ts'
import { useAppStore } from '../../store/app/store.ts'
import { type Connection, useSettingsStore } from '../../store/settings/store.ts'
import { useErrorTexts } from '../words/error-text.ts'

/** The header's word on the model service: connected or not, and why. */
export function ConnectionStatus() {
  const online = useAppStore((state) => state.online)
  const connection = useSettingsStore((state) => state.connection)
  const { errorText } = useErrorTexts()
  const { tone, text, why } = wordsFor(online, connection, errorText)
  return (
    <span className="connection" role="status" aria-label="Connection" title={why}>
      <span className="dot" data-tone={tone} aria-hidden />
      <span className="hidden-narrow">{text}</span>
      {why && <span className="visually-hidden">: {why}</span>}
    </span>
  )
}

function wordsFor(
  online: boolean,
  connection: Connection,
  errorText: ReturnType<typeof useErrorTexts>['errorText'],
): { tone: string; text: string; why?: string } {
  if (!online)
    return { tone: 'failed', text: 'Offline', why: 'The browser has no network. Sketch works all the same.' }
  switch (connection.status) {
    case 'no-key':
      return {
        tone: 'quiet',
        text: 'No API key',
        why: 'Sketch works without one. Sign in with OpenRouter in Settings for AI.',
      }
    case 'locked':
      return { tone: 'quiet', text: 'Key locked', why: 'Enter its passphrase in Settings.' }
    case 'untested':
      return { tone: 'quiet', text: 'Not tested', why: 'Press Test connection in Settings.' }
    case 'checking':
      return { tone: 'quiet', text: 'Connecting…' }
    case 'connected': {
      const { label, limitRemaining, warnings } = connection
      const left = limitRemaining === undefined ? '' : ` · ${dollars(Math.max(0, limitRemaining))} left`
      return { tone: 'ok', text: `Connected${left}`, why: [`Key ${label}`, ...warnings].join('. ') }
    }
    case 'disconnected':
      return { tone: 'failed', text: 'Disconnected', why: errorText(connection.problem).title }
  }
}
