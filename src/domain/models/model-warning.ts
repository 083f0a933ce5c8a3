import type { EngineStep } from '../engines/engines.ts'

/** What is wrong with the models in use, found without a call. */
export type ModelWarning =
  /** A server of one's own: it draws no pictures and tells no prices. */
  | { readonly code: 'own-server' }
  /** No model fits the step. */
  | { readonly code: 'none'; readonly step: EngineStep }
  /** The chosen model is no longer offered; another would take its place. */
  | { readonly code: 'gone'; readonly step: EngineStep; readonly model: string; readonly instead: string }
  /** It takes fewer than the two references that a picture goes with. */
  | { readonly code: 'few-references'; readonly model: string; readonly takes: number }
  | { readonly code: 'sees-nothing'; readonly step: EngineStep; readonly model: string }
  | { readonly code: 'no-schema'; readonly step: EngineStep; readonly model: string }
