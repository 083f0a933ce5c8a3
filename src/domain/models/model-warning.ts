import type { EngineStep } from '../engines/engines.ts'

/** A problem of the models in use, found without a call. */
export type ModelWarning =
  /** The user's own server draws no pictures and gives no prices. */
  | { readonly code: 'own-server' }
  /** No model fits the step. */
  | { readonly code: 'none'; readonly step: EngineStep }
  /** The chosen model is no longer offered; `instead` would replace it. */
  | { readonly code: 'gone'; readonly step: EngineStep; readonly model: string; readonly instead: string }
  /** It accepts fewer than the two references of a drawing. */
  | { readonly code: 'few-references'; readonly model: string; readonly takes: number }
  | { readonly code: 'sees-nothing'; readonly step: EngineStep; readonly model: string }
  | { readonly code: 'no-schema'; readonly step: EngineStep; readonly model: string }
