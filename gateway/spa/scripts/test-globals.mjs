// What the tests need of a browser. Node has File as a global from 20 on, and before that in a module alone.

import { File } from 'node:buffer'

globalThis.File ??= File
