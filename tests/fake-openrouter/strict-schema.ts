import { isRecord } from './contract.ts'

/** JSON Schema keywords that some provider's strict mode refuses. */
const REFUSED = [
  'anyOf',
  'oneOf',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'format',
  'pattern',
  'default',
]

/** Faults of a `response_format` of type json_schema that some provider refuses. */
export function responseFormatFaults(format: unknown): readonly string[] {
  if (!isRecord(format) || format.type !== 'json_schema') return []
  const { json_schema: config } = format
  if (!isRecord(config)) return ['response_format: no json_schema']
  return [
    ...(/^[A-Za-z0-9_-]{1,64}$/.test(String(config.name)) ? [] : ['response_format: bad name']),
    ...(config.strict === true ? [] : ['response_format: not strict']),
    ...schemaFaults(config.schema, 'schema'),
  ]
}

function schemaFaults(schema: unknown, path: string): readonly string[] {
  if (!isRecord(schema)) return [`${path}: not a schema`]
  const faults = REFUSED.filter((word) => word in schema).map((word) => `${path}: ${word}`)
  const { items, properties, type } = schema
  if (Array.isArray(type)) faults.push(`${path}: a union of types`)
  if (Array.isArray(schema.enum) && schema.enum.includes('')) faults.push(`${path}: an empty value`)
  if (type === 'array') faults.push(...schemaFaults(items, `${path}.items`))
  if (type === 'object') {
    if (schema.additionalProperties !== false) faults.push(`${path}: additionalProperties is not false`)
    const required = Array.isArray(schema.required) ? schema.required : []
    for (const [name, member] of Object.entries(isRecord(properties) ? properties : {})) {
      if (!required.includes(name)) faults.push(`${path}.${name}: not required`)
      faults.push(...schemaFaults(member, `${path}.${name}`))
    }
  }
  return faults
}
