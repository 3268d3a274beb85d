import { useId, useState } from 'react'
import { useEmpleados, usePromotores, type ListFilters } from '../../api/queries'
import type { FieldProps } from '../../lib/useForm'
import { Button } from '../../ui/Button'
import { DayFilter } from '../../ui/DayFilter'
import { SelectField, type Option } from '../../ui/Field'
import { FieldGrid } from '../../ui/FieldGrid'
import styles from './FilterPanel.module.css'
import { countMore, type FilterName } from './filters'

interface FilterPanelProps {
  filters: ListFilters
  onChange: (name: FilterName, value: string) => void
  onClear: () => void
}

const orders: Option[] = [
  { value: '', label: 'Más recientes primero' },
  { value: 'antiguo', label: 'Más antiguas primero' },
  { value: 'estado_desde', label: 'Más tiempo en su estado' },
]

export function FilterPanel({ filters, onChange, onClear }: FilterPanelProps) {
  const count = countMore(filters)
  const [open, setOpen] = useState(count > 0)
  const id = useId()
  return (
    <>
      <Button icon="filter" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        Filtros{count > 0 && ` (${count})`}
      </Button>
      <div id={id} className={styles.panel} hidden={!open}>
        {open && <Filters filters={filters} onChange={onChange} onClear={onClear} />}
      </div>
    </>
  )
}

function Filters({ filters, onChange, onClear }: FilterPanelProps) {
  const gestores = useEmpleados('GESTOR')
  const medicos = useEmpleados('MEDICO')
  const promotores = usePromotores()
  const people = (list: { persona_id: number; nombre: string }[] = []) =>
    list.map(({ persona_id, nombre }) => ({ value: String(persona_id), label: nombre }))

  const field = (name: FilterName): FieldProps => ({
    name,
    value: String(filters[name] ?? ''),
    onChange: (value) => onChange(name, value),
    onBlur: () => undefined,
    error: null,
    theirs: null,
  })

  return (
    <>
      <FieldGrid>
        <DayFilter
          label="Desde"
          name="desde"
          value={filters.desde ?? ''}
          onChange={(day) => onChange('desde', day)}
        />
        <DayFilter
          label="Hasta"
          name="hasta"
          value={filters.hasta ?? ''}
          onChange={(day) => onChange('hasta', day)}
        />
        <SelectField
          field={field('gestor_id')}
          label="Gestor"
          required
          none="Todos"
          options={people(gestores.data)}
        />
        <SelectField
          field={field('medico_id')}
          label="Médico"
          required
          none="Todos"
          options={people(medicos.data)}
        />
        <SelectField
          field={field('promotor_id')}
          label="Promotor"
          required
          none="Todos"
          options={(promotores.data ?? []).map((one) => ({
            value: String(one.promotor_id),
            label: one.nombre ?? '',
          }))}
        />
        <SelectField field={field('orden')} label="Orden" required options={orders} />
      </FieldGrid>
      <div className={styles.last}>
        <label className={styles.mine}>
          <input
            type="checkbox"
            checked={filters.mine === true}
            onChange={(event) => onChange('mine', event.target.checked ? 'true' : '')}
          />
          Solo las mías
        </label>
        <Button kind="quiet" onClick={onClear}>
          Quitar filtros
        </Button>
      </div>
    </>
  )
}
