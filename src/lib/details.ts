import type { ErrorCode } from './error-codes.ts'

type None = Record<never, never>

/** One end of an upscaler's net. */
interface Port {
  readonly which: 'input' | 'output'
}

/** Each thing that can be told of a failure besides its code, with the values of its sentence. */
export interface DetailValues {
  // why the browser's own decoder does not do
  'decoder-left-out': None
  'decoder-missing': None
  'image-decoder-missing': None
  'decoder-lacks-codec': { readonly codec: string }
  'index-not-understood': { readonly said: string }
  'index-slow': None
  /** The disk itself is full, not the browser's share of it. */
  'no-byte-left': None
  'index-cut-off': None
  'format-left': None
  'track-missing': None
  'may-be-transparent': None
  'edits-several': None
  'cropped-otherwise': None
  'two-shapes': None
  'fields-apart': None
  'colours-unknown': { readonly matrix: string }
  'frames-lacking': None
  'range-unreadable': None
  'shape-unlike-index': None
  'times-missing': None
  'decoder-silent': None
  /** Which file or folder it is about, and what else is known. */
  named: { readonly name: string; readonly why?: Reason | undefined }
  'no-answer': None
  'answer-incomplete': { readonly seconds: number }
  'nothing-arrived': { readonly seconds: number }
  // why the browser's own model did not do what it was asked
  'model-absent': None
  'model-not-here': None
  'model-unavailable': None
  'model-sees-nothing': None
  'model-overflow': None
  'model-lacks': None
  'model-unfit': None
  'model-died': None
  'model-withheld': None
  'model-not-let': None
  'model-download-broke': None
  'model-empty': None
  'model-no-prose': None
  'model-no-list': None
  'model-few-shots': { readonly shots: number; readonly wanted: number }
  'silent-unseen': { readonly seconds: number }
  'picture-unknown': None
  'picture-not-decoded': { readonly type: string }
  'answer-without-picture': None
  /** What makes a server answer a page; `server` is its family, empty where unknown. */
  'let-in': { readonly server: string; readonly origin: string; readonly isLocal: boolean }
  /** A server knows nothing of it any more. */
  'job-lost': None
  /** Milliseconds since the epoch. */
  until: { readonly at: number }
  'part-swells': { readonly name: string; readonly from: number; readonly bytes: number }
  'cut-short': None
  'file-moved': None
  'decoder-crashed': None
  'style-not-decoded': None
  /** Seconds of the clip. */
  'frame-not-decoded': { readonly time: number }
  'key-has-space': None
  'key-has-others': None
  'newer-format': { readonly found: number; readonly reads: number }
  'newer-project': { readonly found: number; readonly reads: number }
  'the-sample': None
  'is-svg': { readonly name: string }
  'is-camera-raw': { readonly name: string }
  'style-first': None
  'worker-not-started': None
  'kernel-not-started': None
  // why a file is no upscaler
  ports: { readonly inputs: number; readonly outputs: number }
  'port-no-picture': Port
  'port-type': Port & { readonly type: string }
  'port-shape': Port & { readonly shape: string }
  'port-count': Port & { readonly count: number }
  'port-channels': Port & { readonly channels: number }
  'port-one-size': Port & { readonly shape: string }
  'net-fails': { readonly width: number; readonly height: number; readonly said: string }
  /** Without a scale where what it gives has another shape. */
  'enlarges-otherwise': { readonly wanted: number; readonly scale?: number | undefined }
  'not-alike': None
  /** Pixels; `largest` is the scale that fits, `least` the smallest that there is. */
  'enlarged-too-large': {
    readonly width: number
    readonly height: number
    readonly scale: number
    readonly megapixels: number
    readonly largest: number | undefined
    readonly least: number
  }
  'key-in-tab': None
  'key-not-kept': None
  'key-not-read': None
  'key-not-deleted': None
  'upscaler-silent': None
  empty: None
  'not-zip': None
  'earlier-shot': None
  'style-needed': None
  'answer-no-picture': None
  'answer-not-json': None
  'taken-over': None
  'answer-no-key': None
  'keys-not-told': None
  'answer-no-chat': None
  'models-not-json': None
  'answer-no-models': None
  'answer-no-prices': None
  'no-canvas': None
  'no-canvas-of-size': None
  'shot-removed': None
  'picture-removed': None
  'clip-gone': None
  'stays-here': None
  'list-undone': None
  'shared-file': None
  'no-project-here': None
  'no-model-chosen': None
  'deleted-elsewhere': None
  'project-closed': None
  'message-unreadable': None
  'project-no-id': None
  'project-unreadable': None
  'no-simd': None
  'net-no-picture': None
  'kernel-silent': None
  'no-gpu': None
  'gpu-silent': None
  'no-times': None
  'index-missing': None
  'format-unknown': None
  'file-empty': { readonly name: string }
  'file-too-large': { readonly name: string; readonly bytes: number; readonly most: number }
  'part-missing': { readonly name: string }
  'part-unreadable': { readonly name: string }
  'too-many-files': { readonly most: number }
  claims: { readonly bytes: number }
  'part-twice': { readonly name: string }
  'name-outside': { readonly name: string }
  'part-link': { readonly name: string }
  'part-locked': { readonly name: string }
  'part-claims': { readonly name: string; readonly bytes: number }
  'part-larger': { readonly name: string }
  'part-other-size': { readonly name: string; readonly bytes: number; readonly wanted: number }
  'part-other-checksum': { readonly name: string }
  'part-pieces': { readonly name: string; readonly found: number; readonly wanted: number }
  'part-not-text': { readonly name: string }
  'text-too-long': { readonly most: number }
  'no-address': { readonly address: string }
  'picture-size': { readonly name?: string | undefined; readonly width: number; readonly height: number }
  'space-needed': { readonly needs: number; readonly free: number }
  'part-not-json': { readonly name: string }
  'part-other-app': { readonly name: string }
  'part-not-named': { readonly name: string }
  'two-files': { readonly name: string }
  'two-things': { readonly name: string }
  'gpu-lost': { readonly said: string }
  /** In US dollars; without a price where it is not known. */
  'over-limit': { readonly price?: number | undefined; readonly taken: number; readonly limit: number }
  'download-longer': None
  'download-short': { readonly bytes: number; readonly wanted: number }
  'download-changed': None
  'update-replaced': None
  'answer-at-limit': None
  'shots-of': { readonly shots: number; readonly wanted: number }
  /** Where in a project, for instance "shots.2.takes.0.width", and what the reader said of it. */
  'field-wrong': { readonly path: string; readonly said: string }
  'id-twice': { readonly id: string }
  /** What an error says where no more is known of it. */
  failure: { readonly failure: ErrorCode; readonly why?: Reason | undefined }
}

export type Detail = {
  readonly [Code in keyof DetailValues]: { readonly code: Code } & DetailValues[Code]
}[keyof DetailValues]

/** A detail of ours, or another program's message. */
export type Reason = Detail | string

/** True when two reasons have the same text. */
export const isSameReason = (a: Reason | undefined, b: Reason | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b)

/** True for a reason in place of the wanted value. */
export const isReason = <Wanted extends object>(value: Wanted | Reason): value is Reason =>
  typeof value === 'string' || 'code' in value
