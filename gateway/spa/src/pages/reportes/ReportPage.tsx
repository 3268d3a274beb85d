import type { Reporte, ReporteAvisos } from '@api'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router-dom'
import { addressOf } from '../../api/client'
import { asApiError } from '../../api/errors'
import { reportQuery } from '../../api/queries'
import { showDate } from '../../lib/dates'
import { showMoney } from '../../lib/money'
import { useTitle } from '../../lib/useTitle'
import { estadoWords } from '../../lib/words'
import { Card } from '../../ui/Card'
import { DownloadLink } from '../../ui/DownloadLink'
import { PageHeader } from '../../ui/PageHeader'
import { Empty, Note, ReadError, Skeleton } from '../../ui/States'
import { Aging } from './Aging'
import { BarChart } from './BarChart'
import { Distribution } from './Distribution'
import { amountOf, drawnOf, showCount } from './figures'
import { Kpis } from './Kpis'
import { readRange, writeRange, type Range } from './range'
import { RangePanel } from './RangePanel'
import { PromotorRanking, TeamRanking } from './Rankings'
import styles from './ReportPage.module.css'

export default function ReportPage() {
  const [parameters, setParameters] = useSearchParams()
  const range = readRange(parameters)
  const { desde, hasta, estado, agrupacion } = range
  const query = { desde, hasta, agrupacion, ...(estado ? { estado } : {}) }
  const report = useQuery({ ...reportQuery(query), enabled: desde <= hasta })
  useTitle('Reportes')

  return (
    <>
      <PageHeader
        title="Reportes"
        about={`Del ${showDate(desde)} al ${showDate(hasta)}${estado ? `, en estado «${estadoWords[estado]}»` : ''}`}
      >
        <DownloadLink href={addressOf('/admin/reportes.csv', query)}>CSV</DownloadLink>
        <DownloadLink href={addressOf('/admin/reportes.xlsx', query)}>XLSX</DownloadLink>
      </PageHeader>
      <RangePanel
        range={range}
        onChange={(some) => setParameters(writeRange({ ...range, ...some }), { preventScrollReset: true })}
      />
      {report.isPending && desde <= hasta && <Skeleton lines={10} label="Calculando el reporte" />}
      {report.isError && (
        <ReadError
          error={asApiError(report.error)}
          onRetry={() => void report.refetch()}
          busy={report.isFetching}
        />
      )}
      {report.data && !report.isError && desde <= hasta && (
        <div className={styles.report} aria-busy={report.isPlaceholderData}>
          <Figures report={report.data} range={range} />
        </div>
      )}
    </>
  )
}

function Figures({ report, range }: { report: Reporte & ReporteAvisos; range: Range }) {
  const unit = range.agrupacion === 'mensual' ? 'mes' : 'semana'
  const series = drawnOf(report.series)
  return (
    <>
      {report.warnings.map((warning) => (
        <Note key={warning} kind="warning">
          {warning}
        </Note>
      ))}
      <Kpis now={report.kpis} before={report.kpis_previos} />
      {series.length < report.series.length && (
        <Note>
          Son demasiados periodos para dibujarlos todos. Se muestran los {showCount(series.length)} últimos
          con datos; el CSV los tiene todos.
        </Note>
      )}
      {report.series.length === 0 ? (
        <Card title="En el tiempo">
          <Empty icon="chart" title="No hubo solicitudes ni pagos en estos días">
            <p>Elija otras fechas u otro estado.</p>
          </Empty>
        </Card>
      ) : (
        <div className={styles.pair}>
          <BarChart
            title={`Solicitudes por ${unit}`}
            column="Solicitudes"
            points={series.map(({ periodo, solicitudes }) => ({ periodo, value: solicitudes }))}
            show={showCount}
            whole
          />
          <BarChart
            title={`Ingresos por ${unit}`}
            column="Ingresos"
            points={series.map(({ periodo, ingresos }) => ({ periodo, value: ingresos }))}
            show={(value) => showMoney(amountOf(value), 'PEN')}
          />
        </div>
      )}
      <div className={styles.pair}>
        <Distribution rows={report.distribucion} range={range} />
        <Aging rows={report.aging} />
      </div>
      <div className={styles.pair}>
        <PromotorRanking rows={report.ranking_promotores} range={range} />
        <TeamRanking team={report.ranking_equipo} />
      </div>
    </>
  )
}
