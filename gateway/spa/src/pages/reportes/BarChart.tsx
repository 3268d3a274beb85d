import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { Card } from '../../ui/Card'
import { scaleOf, showPeriod } from './figures'
import { FiguresTable } from './FiguresTable'
import styles from './ReportPage.module.css'

interface Point {
  periodo: string
  value: number
}

interface BarChartProps {
  title: string
  /** What the values are, over their column. */
  column: string
  points: Point[]
  show: (value: number) => string
  /** Counts have no halves. */
  whole?: boolean
}

/** A bar for each period, and the same as a table for who cannot see it. */
export function BarChart({ title, column, points, show, whole = false }: BarChartProps) {
  return (
    <Card title={title}>
      <Bars title={title} points={points} show={show} whole={whole} />
      <details className={styles.details}>
        <summary>Ver como tabla</summary>
        <FiguresTable
          caption={title}
          titles={['Periodo', column]}
          rows={points.map(({ periodo, value }) => ({
            key: periodo,
            name: showPeriod(periodo, true),
            figures: [show(value)],
          }))}
        />
      </details>
    </Card>
  )
}

/** Drawn in real pixels, so that its words keep their size. */
function useWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = ref.current!
    setWidth(element.clientWidth)
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return width
}

const height = 220
const top = 12
const bottom = 26
const letter = 7.2

function Bars({ title, points, show, whole }: Required<Omit<BarChartProps, 'column'>>) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const scale = scaleOf(
    points.map(({ value }) => value),
    whole,
  )
  const most = scale.at(-1)!
  const left = Math.max(...scale.map((value) => show(value).length)) * letter + 8
  const room = Math.max(width - left, 1) / points.length
  const y = (value: number) => top + (1 - value / most) * (height - top - bottom)
  // As many names of periods as there is room for.
  const every = Math.max(1, Math.ceil((6.5 * letter) / room))
  const total = points.reduce((sum, { value }) => sum + value, 0)
  const greatest = points.reduce((best, point) => (point.value > best.value ? point : best))
  const words = `${title}: ${show(total)} en ${points.length} periodos; el mayor, ${showPeriod(greatest.periodo, true)} con ${show(greatest.value)}.`

  return (
    <div ref={box} className={styles.chart}>
      <svg width={width} height={height} role="img" aria-label={words}>
        {scale.map((value) => (
          <g key={value} className={styles.scale}>
            <line x1={left} x2={width} y1={y(value)} y2={y(value)} />
            <text x={left - 8} y={y(value) + 4} textAnchor="end">
              {show(value)}
            </text>
          </g>
        ))}
        {points.map(({ periodo, value }, index) => {
          const bar = Math.min(room * 0.68, 56)
          const x = left + room * (index + 0.5)
          return (
            <g key={periodo}>
              <rect
                className={styles.bar}
                x={x - bar / 2}
                width={bar}
                y={y(value)}
                height={y(0) - y(value)}
                rx={Math.min(3, bar / 4)}
              >
                <title>{`${showPeriod(periodo, true)}: ${show(value)}`}</title>
              </rect>
              {index % every === 0 && (
                <text
                  className={styles.period}
                  x={Math.min(x, width - (showPeriod(periodo).length * letter) / 2)}
                  y={height - 8}
                  textAnchor="middle"
                >
                  {showPeriod(periodo)}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
