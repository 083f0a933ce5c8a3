import { expose } from 'comlink'
import { hashPieces, hashWhole } from '../../src/lib/hash-pieces.ts'
import { guard } from '../guard.ts'
import type { HashApi } from './hash.api.ts'

const api: HashApi = {
  hash: (file, length, whole, onBytes) => (whole ? hashWhole : hashPieces)(file, length, onBytes),
}

expose(guard(api))
