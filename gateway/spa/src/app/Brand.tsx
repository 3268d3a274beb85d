import mark from '../assets/favicon.svg'
import styles from './Brand.module.css'

export function Brand() {
  return (
    <span className={styles.brand}>
      <img src={mark} alt="" width={34} height={34} />
      <span>
        <span className={styles.name}>CMEP</span>
        <span className={styles.what}>Certificados médicos</span>
      </span>
    </span>
  )
}
