/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Where the API is, when it is not the origin of the page. */
  readonly VITE_API_URL?: string
}
