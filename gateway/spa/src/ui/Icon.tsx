const paths = {
  home: 'M4 11.5 12 4l8 7.5V20h-5.5v-5h-5v5H4z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  plus: 'M12 5v14M5 12h14',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  share:
    'M8.600 13.300l6.800 3.900M15.400 6.800 8.600 10.700M18 8a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM6 14.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM18 21a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  users:
    'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM3 19.500c.6-3 3-4.700 6-4.700s5.400 1.700 6 4.700M15.500 4.800a3.500 3.500 0 0 1 0 6.500M17.500 15.200c1.900.7 3.100 2.200 3.500 4.300',
  chart: 'M4 20h16M7 16.500v-5M12 16.500v-10M17 16.500v-7',
  download: 'M12 4v11M7.500 11l4.500 4.500 4.500-4.500M5 20h14',
  eye: 'M2.500 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  filter: 'M4 6h16M7 12h10M10 18h4',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  alert: 'M12 8v5M12 16.5h.01M12 3.5 2.8 19.5h18.4z',
  info: 'M12 11v5M12 8h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z',
  next: 'm9 5 7 7-7 7',
  back: 'm15 5-7 7 7 7',
  down: 'm6 9 6 6 6-6',
  calendar: 'M5 6h14v14H5zM5 10.5h14M9 3.5V7M15 3.5V7',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  exit: 'M14 4H5v16h9M10 12h10M17 8.5l3.5 3.5-3.5 3.5',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5V8h4M10 12h5M10 16h5',
  coin: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM14.8 9c-.5-1-1.500-1.500-2.800-1.500-1.600 0-2.800.8-2.800 2.100 0 3 5.700 1.500 5.700 4.600 0 1.400-1.200 2.300-2.900 2.300-1.400 0-2.500-.6-3-1.700M12 6v1.500M12 16.500V18',
  doctor:
    'M6 3.500v5a4 4 0 0 0 8 0v-5M10 12.500V15a5 5 0 0 0 10 0v-1.500M20 13.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  dot: 'M12 17a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  trash: 'M5 7h14M10 7V4.500h4V7M7 7l.8 13h8.400L17 7M10.500 11v5M13.500 11v5',
  offline:
    'M4 4l16 16M8.500 15.500a5 5 0 0 1 6-.8M5 12a10 10 0 0 1 4-2.500M19 12a10 10 0 0 0-5.500-3M12 19h.01',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  clock: 'M12 20.500a8.500 8.500 0 1 0 0-17 8.500 8.500 0 0 0 0 17zM12 7.500V12l3 2',
  key: 'M14.500 13a4.500 4.500 0 1 0-4-2.400L4 17v3h3.500v-2.500H10V15l2-2.200c.7.1 1.600.2 2.500.2zM15.500 8.500h.01',
} as const

export type IconName = keyof typeof paths

/** Decoration: whatever it says is said in words beside it, or in the button's name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.9}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
