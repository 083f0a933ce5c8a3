export function tabCampaign(options: {
  url: string
  rounds: number
  seed: number
  say?: (line: string) => void
}): Promise<{
  rounds: number
  edits: number
  takeovers: number
  lost: number
  unreadable: number
  writers: number
}>
