/** The imitation's default key. Made up; no service accepts it. */
export const FAKE_KEY = 'sk-or-v1-fake0000maestro0000fake0000maestro0000'

export interface FakeAccount {
  readonly key: string
  readonly label: string
  /** US dollars that the key may spend; null for no limit. */
  readonly limit: number | null
  /** A management key: it creates keys and must not make model calls. */
  readonly management?: boolean
}

export const DEFAULT_ACCOUNTS: readonly FakeAccount[] = [
  { key: FAKE_KEY, label: 'sk-or-v1-fak...000', limit: 5 },
]

/** The accounts and what each has spent. */
export function ledger(given: readonly FakeAccount[]) {
  const accounts = [...given]
  const spent = new Map<string, number>()
  const usage = (key: string) => spent.get(key) ?? 0
  const remaining = ({ key, limit }: FakeAccount) => (limit === null ? null : limit - usage(key))
  return {
    find: (authorization: string | undefined) =>
      accounts.find(({ key }) => authorization === `Bearer ${key}`),
    canPay: (account: FakeAccount, cost: number) => (remaining(account) ?? Number.POSITIVE_INFINITY) >= cost,
    bill: (account: FakeAccount, cost: number) => void spent.set(account.key, usage(account.key) + cost),
    clear: () => spent.clear(),
    add: (account: FakeAccount) => void accounts.push(account),
    /** `GET /key`. */
    describe(account: FakeAccount): unknown {
      const used = usage(account.key)
      return {
        data: {
          label: account.label,
          is_management_key: account.management ?? false,
          is_provisioning_key: false,
          limit: account.limit,
          limit_reset: null,
          limit_remaining: remaining(account),
          include_byok_in_limit: false,
          usage: used,
          usage_daily: used,
          usage_weekly: used,
          usage_monthly: used,
          byok_usage: 0,
          byok_usage_daily: 0,
          byok_usage_weekly: 0,
          byok_usage_monthly: 0,
          is_free_tier: false,
          expires_at: null,
          creator_user_id: 'user_2aFakeAccountOfMaestro',
          organization_id: null,
          workspace_id: '00000000-0000-0000-0000-000000000000',
          allowed_data_regions: ['global'],
          free_model_daily_requests: { used: 0, limit: 1000, remaining: 1000 },
          rate_limit: {
            requests: -1,
            interval: '10s',
            note: 'This field is deprecated and safe to ignore.',
          },
        },
      }
    },
  }
}
