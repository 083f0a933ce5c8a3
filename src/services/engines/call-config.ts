import type { ChatModel, ImageModel } from '../../domain/models/model.ts'
import type { OpenRouterSettings } from '../../domain/settings/settings.ts'
import type { SpendGuard } from './engine.ts'

/** The settings with the key, which is stored apart; empty for a server that needs none. */
export type KeyedSettings = OpenRouterSettings & { readonly apiKey: string }

/** The target of a call and the checks it must pass. */
export interface CallConfig extends KeyedSettings {
  /**
   * True for the user's own server, which knows only the plain OpenAI protocol and none of
   * OpenRouter's fields.
   */
  readonly plain?: boolean
  /** The image model's parameters from the catalogue; absent when unknown. */
  readonly imageFacts?: ImageModel | undefined
  /** The chat models' parameters from the catalogue. */
  readonly chatFacts?: Readonly<Partial<Record<'describe' | 'direct', ChatModel>>>
  /** False once the key was forgotten: no further call is sent with it. */
  readonly keyStands?: () => boolean
  /**
   * False once another tab took the project over: no further call is sent, a call in progress is
   * still received.
   */
  readonly isOurs?: () => boolean
  readonly spendGuard?: SpendGuard
}

/** The parts of the configuration that shape a request: no key, no accounting. */
export type CallFacts = Omit<CallConfig, 'apiKey' | 'keyStands' | 'isOurs' | 'spendGuard'>
