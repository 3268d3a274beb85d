import type { Accion } from '@api'
import { accionWords } from '../../lib/words'
import { Button } from '../../ui/Button'
import { useDetail } from './context'
import { dialogOf } from './NextStep'

/** The first of the actions that is allowed, unless the strip at the top has it already. */
export function ActionButton({ actions }: { actions: Accion[] }) {
  const { can, next, open } = useDetail()
  const action = actions.find(can)
  const dialog = action && dialogOf[action]
  if (!dialog || action === next) return null
  return (
    <Button small onClick={() => open(dialog)}>
      {accionWords[action]}
    </Button>
  )
}
