import { useAppStore } from '../../store/app/store.ts'
import { type Connection, useSettingsStore } from '../../store/settings/store.ts'
import { connectionWords as words } from '../words/en/connection.ts'
import { useErrorTexts } from '../words/error-text.ts'
import { dollars } from '../words/format.ts'
import { warningText } from '../words/warning-text.ts'

/** The header's connection state of the model service, and the reason if there is none. */
export function ConnectionStatus() {
  const online = useAppStore((state) => state.online)
  const connection = useSettingsStore((state) => state.connection)
  const { errorText } = useErrorTexts()
  const { tone, text, why } = wordsFor(online, connection, errorText)
  return (
    <span className="connection" role="status" aria-label={words.label} title={why}>
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
  if (!online) return { tone: 'failed', text: words.offline.name, why: words.offline.why }
  switch (connection.status) {
    case 'no-key':
      return { tone: 'quiet', text: words.noKey.name, why: words.noKey.why }
    case 'locked':
      return { tone: 'quiet', text: words.locked.name, why: words.locked.why }
    case 'untested':
      return { tone: 'quiet', text: words.untested.name, why: words.untested.why }
    case 'checking':
      return { tone: 'quiet', text: words.connecting }
    case 'connected': {
      const { label = words.ownServer, limitRemaining, warnings } = connection
      const left =
        limitRemaining === undefined ? '' : ` · ${words.left(dollars(Math.max(0, limitRemaining)))}`
      const why = [words.key(label), ...warnings.map(warningText)].join('. ')
      return { tone: 'ok', text: `${words.connected}${left}`, why }
    }
    case 'disconnected':
      return { tone: 'failed', text: words.disconnected, why: errorText(connection.problem).title }
  }
}
