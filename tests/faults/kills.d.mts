import type { Page } from '@playwright/test'

export function killCampaign(options: {
  url: string
  kills: number
  seed: number
  browserEvery: number
  longestMs: number
  arrivalMs: number
  patient: boolean
  arrivals?: number
  begin?: (page: Page) => Promise<void>
  say?: (line: string) => void
}): Promise<{
  kills: number
  browserKills: number
  received: number
  upscaled: number
  lost: number
  wordsLost: number
  unreadable: number
  orphans: number
  typed: Record<string, number>
  died: Record<string, number>
  missed: readonly string[]
}>
