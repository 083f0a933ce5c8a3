import type { DialectName } from './dialects.ts'
import type { ErrorName } from './errors.ts'
import type { ThoughtName } from './thoughts.ts'
import type { WrappingName } from './wrappings.ts'

/** The requests that a scenario matches; every given condition must hold. */
interface Match {
  readonly path?: '/chat/completions' | '/images' | '/key' | '/models' | '/images/models'
  readonly model?: string
  /** Text that the request's body must contain. */
  readonly contains?: string
  /** Number of requests; 1 by default. */
  readonly times?: number
}

/** A fault, or an odd answer that is valid. */
type Event =
  | { readonly kind: 'error'; readonly error: ErrorName }
  /** A refusal in a server's own words. */
  | { readonly kind: 'dialect'; readonly dialect: DialectName }
  /** Delays the answer; combines with any other scenario. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Holds the answer until released; combines with any other scenario. */
  | { readonly kind: 'held' }
  /** Sends keep-alives for that long (comments in a stream, newlines before JSON), then answers. */
  | { readonly kind: 'padding'; readonly ms: number }
  | { readonly kind: 'content'; readonly text: string; readonly finish?: string | null }
  /** A billed picture in an odd wrapping. */
  | { readonly kind: 'wrapped'; readonly wrapping: WrappingName }
  /** The right answer with reasoning inside it. */
  | { readonly kind: 'thinks'; readonly thought: ThoughtName }
  | { readonly kind: Plain }

type Plain =
  // anywhere
  | 'hang'
  | 'hang_body'
  | 'socket_reset'
  | 'no_cors'
  | 'error_in_200'
  // an error inside a 200 that is billed
  | 'billed_error'
  // billed by the user's own provider
  | 'byok'
  // no list, and no cost
  | 'no_usage'
  | 'cut_json'
  | 'body_reset'
  // the whole answer in tiny pieces
  | 'slow_drip'
  // streams
  | 'midstream_error'
  | 'stream_cut'
  | 'stream_end_early'
  | 'stream_hang'
  // a server that does not stream when asked to
  | 'unstreamed'
  // what a model may answer
  | 'empty'
  | 'prose'
  | 'few_shots'
  | 'fenced'
  | 'html'
  | 'truncated'
  | 'refusal'
  // pictures
  | 'no_image'
  | 'bad_base64'
  | 'svg'
  | 'truncated_image'
  // 8192 × 8192 pixels
  | 'huge_image'
  | 'jpeg'
  | 'no_media_type'
  // the first picture that was sent, as it came
  | 'echo'
  // the bytes themselves, with no JSON around them
  | 'bare_picture'
  // JSON without its content type
  | 'json_as_text'

export type Scenario = Match & Event

/** The scenarios of one request. */
export interface Plan {
  readonly delayMs: number
  /** Resolves when a held answer is released. */
  readonly released: Promise<void> | undefined
  readonly scenario: Scenario | undefined
}

/** The queued scenarios, first in first out. */
export function scenarioQueue() {
  let waiting: { readonly scenario: Scenario; left: number }[] = []
  let held: (() => void)[] = []
  const waits = ({ kind }: Scenario) => kind === 'slow' || kind === 'held'
  const release = () => {
    waiting = waiting.filter(({ scenario }) => scenario.kind !== 'held')
    for (const go of held) go()
    held = []
  }
  return {
    add(scenario: Scenario): void {
      waiting.push({ scenario, left: scenario.times ?? 1 })
    },
    clear(): void {
      release()
      waiting = []
    },
    /** Releases all held answers, and holds no further one. */
    release,
    /** Dequeues this request's scenarios: at most one delay and one other. */
    take(request: { path: string; model: string; text: string }): Plan {
      const fits = ({ scenario: { path, model, contains } }: (typeof waiting)[number]) =>
        (path === undefined || path === request.path) &&
        (model === undefined || model === request.model) &&
        (contains === undefined || request.text.includes(contains))
      const fitting = waiting.filter(fits)
      const hold = fitting.find(({ scenario }) => scenario.kind === 'held')
      const wait = hold ?? fitting.find(({ scenario }) => scenario.kind === 'slow')
      const other = fitting.find(({ scenario }) => !waits(scenario))
      for (const entry of [wait, other]) if (entry) entry.left -= 1
      waiting = waiting.filter((entry) => entry.left > 0)
      return {
        delayMs: wait?.scenario.kind === 'slow' ? wait.scenario.ms : 0,
        released: wait?.scenario.kind === 'held' ? new Promise((go) => held.push(go)) : undefined,
        scenario: other?.scenario,
      }
    },
  }
}
