import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEFAULT_ACCOUNTS, type FakeAccount, ledger } from './accounts.ts'
import { signInDesk } from './auth.ts'
import { imageEndpoints, imageModelsList, modelsList } from './catalogue.ts'
import { answerChat } from './chat.ts'
import { requestFaults } from './contract.ts'
import { headersThatCorsStops, PREFLIGHT_HEADERS } from './cors.ts'
import { DIALECTS } from './dialects.ts'
import { ERRORS } from './errors.ts'
import { befall, type Exchange, type LoggedRequest, sendError, sendJson } from './exchange.ts'
import { answerImage } from './images.ts'
import { bodyOf, followUntilClosed, openEntry } from './incoming.ts'
import { type Scenario, scenarioQueue } from './scenario.ts'

export interface FakeOptions {
  /** 0, the default, for any free port. */
  readonly port?: number
  readonly accounts?: readonly FakeAccount[]
  /** Longer side of its pictures in pixels; 1024 by default. */
  readonly longSide?: number
  /** Factor of a picture's bill over its list price; 1 by default. */
  readonly timesListed?: number
  /** Milliseconds between two pieces of a stream; 15 by default. */
  readonly pieceDelayMs?: number
}

/** An imitation of OpenRouter on loopback that validates requests and its own replies. */
export interface FakeOpenRouter {
  /** The base URL for the app's settings, `http://127.0.0.1:…/api/v1`. */
  readonly url: string
  /** Every request but preflights, in order of arrival. */
  readonly log: readonly LoggedRequest[]
  /** Requests that the real service, or a browser, would reject; must be empty after every test. */
  readonly violations: readonly string[]
  readonly scenario: (scenario: Scenario) => void
  /** Releases all held answers, and holds no further one. */
  readonly release: () => void
  /** Clears log, violations, scenarios and spending, and drops hanging answers. */
  readonly reset: () => void
  readonly close: () => Promise<void>
}

const BASE = '/api/v1'

type Route = (exchange: Exchange) => Promise<void> | void

/** Starts the imitation on 127.0.0.1. */
export async function startFakeOpenRouter(options: FakeOptions = {}): Promise<FakeOpenRouter> {
  const {
    port = 0,
    accounts = DEFAULT_ACCOUNTS,
    longSide = 1024,
    timesListed = 1,
    pieceDelayMs = 15,
  } = options
  const log: LoggedRequest[] = []
  const violations: string[] = []
  const scenarios = scenarioQueue()
  const money = ledger(accounts)
  const cutters = new Set<() => void>()
  const desk = signInDesk(money.add)

  const routes: Readonly<Record<string, Route>> = {
    'POST /chat/completions': (exchange) => answerChat(exchange, pieceDelayMs),
    'POST /images': (exchange) => answerImage(exchange, longSide, timesListed),
    'GET /key': (exchange) => sendJson(exchange, 'key', exchange.describeKey()),
    'GET /models': (exchange) => sendJson(exchange, 'models', modelsList()),
    'GET /images/models': (exchange) => sendJson(exchange, 'imageModels', imageModelsList()),
    'POST /auth/keys': desk.exchange,
  }

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arrivedAt = performance.now()
    const violate = (fault: string) => void violations.push(`${request.method} ${request.url}: ${fault}`)
    const address = new URL(request.url ?? '/', 'http://fake')
    // Opened by navigation, never fetched.
    if (request.method === 'GET' && address.pathname === '/auth') {
      return desk.consent(address.searchParams, response, violate)
    }
    for (const name of headersThatCorsStops(request)) violate(`CORS stops the header "${name}"`)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, PREFLIGHT_HEADERS).end()
      return
    }

    const path = address.pathname.replace(BASE, '')
    const text = await bodyOf(request)
    const { entry, body, faults } = openEntry(request, path, text)
    log.push(entry)
    for (const fault of faults) violate(fault)
    const cut = followUntilClosed(response, entry, cutters)

    const { authorization } = request.headers
    const account = money.find(authorization)
    const endpoints = request.method === 'GET' ? ENDPOINTS.exec(path)?.[1] : undefined
    if (!account && !endpoints && !KEYLESS.has(`${request.method} ${path}`)) {
      return sendError({ response, entry }, authorization ? ERRORS.badKey : ERRORS.noAuth)
    }
    const { delayMs, released, scenario } = scenarios.take({ path, model: entry.model, text })
    const exchange: Exchange = {
      response,
      entry,
      body,
      scenario,
      violate,
      cut,
      canPay: (cost) => account !== undefined && money.canPay(account, cost),
      bill: (cost) => {
        if (account) money.bill(account, cost)
        entry.billed += cost
      },
      describeKey: () => account && money.describe(account),
    }
    const kind = BODIES[path]
    if (kind) for (const fault of requestFaults(kind, body)) violate(fault)

    const left = arrivedAt + delayMs - performance.now()
    if (left > 0) await sleep(left)
    await released
    if (response.destroyed) return
    if (scenario?.kind === 'error') return sendError(exchange, ERRORS[scenario.error])
    if (scenario?.kind === 'dialect') return sendError(exchange, DIALECTS[scenario.dialect])
    if (befall(exchange)) return
    const route = routes[`${request.method} ${path}`]
    if (route) return route(exchange)
    const prices = endpoints && imageEndpoints(endpoints)
    if (prices) return sendJson(exchange, 'imageEndpoints', prices)
    violate('there is no such address')
    return sendError(exchange, ERRORS.notFound)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      violations.push(`the imitation failed: ${error instanceof Error ? error.stack : String(error)}`)
      response.destroy()
    })
  })
  // On a slow machine a caller reuses a connection late; it must still be open.
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address() as AddressInfo

  const cutAll = () => {
    for (const cut of cutters) cut()
  }
  return {
    url: `http://127.0.0.1:${address.port}${BASE}`,
    log,
    violations,
    scenario: scenarios.add,
    release: scenarios.release,
    reset: () => {
      cutAll()
      log.length = 0
      violations.length = 0
      scenarios.clear()
      money.clear()
    },
    close: async () => {
      cutAll()
      scenarios.clear()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const KEYLESS = new Set(['GET /models', 'GET /images/models', 'POST /auth/keys'])
const ENDPOINTS = /^\/images\/models\/(.+)\/endpoints$/
const BODIES: Readonly<Record<string, 'chat' | 'image'>> = { '/chat/completions': 'chat', '/images': 'image' }
