import { isRecord } from './contract.ts'
import type { Scenario } from './scenario.ts'
import { DESCRIPTION, shotList } from './script.ts'
import { asksForStyle, styleAnswer } from './style-answer.ts'
import { THOUGHTS } from './thoughts.ts'
import { whoBlock } from './who-block.ts'

/** The text of the model's answer. */
export interface ChatContent {
  readonly text: string
  readonly refusal: string | null
  readonly finish: string | null
}

/** Markup that every view must show as literal text. */
export const HOSTILE_HTML =
  '<img src=x onerror="window.__hacked = true"><script>window.__hacked = true</script> & <b>bold</b>'

/** The answer to the request, changed as the scenario says. */
export function chatContent(
  body: Readonly<Record<string, unknown>>,
  scenario: Scenario | undefined,
): ChatContent {
  const schema = schemaOf(body)
  const count = shotsAskedFor(body)
  const said = (text: string): ChatContent => ({ text, refusal: null, finish: 'stop' })
  const list = (shots: number) => JSON.stringify(shotList(shots, schema, placeAskedFor(body)), null, 2)
  const wantsList = schema !== undefined || wantsJson(body)
  // Its person is in no certain frame, so that the identity frame of a project stays the app's.
  const described = `${DESCRIPTION}\n\n${whoBlock(0)}`
  const isOfStyle = asksForStyle(body)
  const plain = isOfStyle ? styleAnswer(schema) : wantsList ? list(count) : described

  switch (scenario?.kind) {
    case 'content':
      return { ...said(scenario.text), finish: scenario.finish === undefined ? 'stop' : scenario.finish }
    case 'thinks':
      return said(THOUGHTS[scenario.thought](plain))
    case 'empty':
      return said('')
    case 'prose':
    case 'no_usage':
      return said(
        'Certainly! First I would open on the harbour, then move closer to the woman. Shall I go on?',
      )
    case 'few_shots':
      return said(list(2))
    case 'fenced':
      return said(`Here is the shot list:\n\n\`\`\`json\n${plain}\n\`\`\`\n\nTell me if you want changes.`)
    case 'html':
      if (isOfStyle) return said(JSON.stringify({ medium: HOSTILE_HTML }))
      return said(wantsList ? withMarkup(shotList(count, schema)) : `${HOSTILE_HTML} ${DESCRIPTION}`)
    case 'truncated':
      return { ...said(plain.slice(0, plain.length / 2)), finish: 'length' }
    case 'refusal':
      return { text: '', refusal: 'I cannot help with this scene.', finish: 'stop' }
    default:
      return said(plain)
  }
}

function withMarkup({ shots }: ReturnType<typeof shotList>): string {
  return JSON.stringify({
    shots: shots.map((shot) => ({ ...shot, text: HOSTILE_HTML, keep: [HOSTILE_HTML] })),
  })
}

function schemaOf(body: Readonly<Record<string, unknown>>): unknown {
  const format = body.response_format
  return isRecord(format) && isRecord(format.json_schema) ? format.json_schema.schema : undefined
}

function wantsJson(body: Readonly<Record<string, unknown>>): boolean {
  const format = body.response_format
  return isRecord(format) && format.type === 'json_object'
}

/** "numbers 9 to 15 of a list" → 8; a single shot is one of a list's third ten. */
function placeAskedFor(body: Readonly<Record<string, unknown>>): number {
  if (/exactly 1 shot of this scene/.test(JSON.stringify(body.messages))) return 24
  const found = /numbers (\d+) to \d+ of a list/.exec(JSON.stringify(body.messages))
  return found ? Number(found[1]) - 1 : 0
}

/** "Write exactly 5 shots" → 5. */
function shotsAskedFor(body: Readonly<Record<string, unknown>>): number {
  const found = /exactly (\d+) shots?/i.exec(JSON.stringify(body.messages))
  return found ? Number(found[1]) : 1
}
