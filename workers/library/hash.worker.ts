import { expose } from 'comlink'
import { digestPieces, digestWhole, hashPieces } from '../../src/lib/hash-pieces.ts'
import { guard } from '../guard.ts'
import type { HashApi } from './hash.api.ts'

const api: HashApi = {
  hash: hashPieces,
  digest: (file, length, whole, onBytes) => (whole ? digestWhole : digestPieces)(file, length, onBytes),
}

expose(guard(api))
