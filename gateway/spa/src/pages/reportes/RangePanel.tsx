import { ESTADO_OPERATIVO, type Agrupacion, type EstadoOperativo } from '@api'
import type { FieldProps } from '../../lib/useForm'
import { estadoWords } from '../../lib/words'
import { Chip, Chips } from '../../ui/Chips'
import { DayFilter } from '../../ui/DayFilter'
import { SelectField } from '../../ui/Field'
import { Note } from '../../ui/States'
import { presets, type Range } from './range'
import styles from './ReportPage.module.css'

interface RangePanelProps {
  range: Range
  onChange: (some: Partial<Range>) => void
}

export function RangePanel({ range, onChange }: RangePanelProps) {
  const field = (name: keyof Range): FieldProps => ({
    name,
    value: range[name],
    onChange: (value) => onChange({ [name]: value }),
    onBlur: () => undefined,
    error: null,
    theirs: null,
  })
  return (
    <div className={styles.range} data-no-print>
      <Chips label="Fechas">
        {presets().map(({ label, desde, hasta }) => (
          <Chip
            key={label}
            chosen={desde === range.desde && hasta === range.hasta}
            onClick={() => onChange({ desde, hasta })}
          >
            {label}
          </Chip>
        ))}
      </Chips>
      <div className={styles.filters}>
        <DayFilter
          label="Desde"
          name="desde"
          value={range.desde}
          onChange={(desde) => desde && onChange({ desde })}
        />
        <DayFilter
          label="Hasta"
          name="hasta"
          value={range.hasta}
          onChange={(hasta) => hasta && onChange({ hasta })}
        />
        <SelectField
          field={{
            ...field('estado'),
            onChange: (value) => onChange({ estado: value as EstadoOperativo | '' }),
          }}
          label="Estado"
          required
          none="Todos"
          options={ESTADO_OPERATIVO.map((value) => ({ value, label: estadoWords[value] }))}
        />
        <SelectField
          field={{
            ...field('agrupacion'),
            onChange: (value) => onChange({ agrupacion: value as Agrupacion }),
          }}
          label="Agrupación"
          required
          options={[
            { value: 'mensual', label: 'Por mes' },
            { value: 'semanal', label: 'Por semana' },
          ]}
        />
      </div>
      {range.desde > range.hasta && (
        <div role="alert">
          <Note kind="warning">La fecha «Desde» es posterior a «Hasta». Cambie una de las dos.</Note>
        </div>
      )}
      {range.estado && (
        <p className={styles.hint}>
          El estado limita solo las solicitudes y su gráfico; lo demás cuenta todas.
        </p>
      )}
    </div>
  )
}
