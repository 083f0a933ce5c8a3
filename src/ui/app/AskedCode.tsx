import { useAskedCode } from '../../store/app/asked-code.ts'
import { PartAway } from '../kit/PartAway.tsx'

/** Says of code that a button waits for that it is late, or did not come. */
export const AskedCode = () => useAskedCode().map(({ id, ...code }) => <PartAway key={id} dialog {...code} />)
