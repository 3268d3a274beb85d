import { SearchBox } from '../../ui/SearchBox'

/** The search of requests, as the list and Inicio have it. */
export function RequestSearch(props: { value: string; live?: boolean; onSearch: (text: string) => void }) {
  return <SearchBox label="Buscar solicitudes" placeholder="Nombre, documento o código" {...props} />
}
