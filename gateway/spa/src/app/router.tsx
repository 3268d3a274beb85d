import { lazy } from 'react'
import { createBrowserRouter, Navigate, useLocation } from 'react-router-dom'
import { LoginPage } from '../pages/login/LoginPage'
import { AdminOnly } from './AdminOnly'
import { CrashPage } from './CrashPage'
import { Frame } from './Frame'
import { NotFound } from './NotFound'

// Each page is loaded when it is opened; the first load is sign-in and the frame.
const HomePage = lazy(() => import('../pages/inicio/HomePage'))
const ListPage = lazy(() => import('../pages/solicitudes/ListPage'))
const NewPage = lazy(() => import('../pages/nueva/NewPage'))
const DetailPage = lazy(() => import('../pages/detalle/DetailPage'))
const PromotoresPage = lazy(() => import('../pages/promotores/PromotoresPage'))
const UsersPage = lazy(() => import('../pages/usuarios/UsersPage'))
const ReportPage = lazy(() => import('../pages/reportes/ReportPage'))
const ProfilePage = lazy(() => import('../pages/perfil/ProfilePage'))

/** An address of old goes on, with what it asked for. */
function Moved({ to }: { to: string }) {
  return <Navigate to={to + useLocation().search} replace />
}

export const router = createBrowserRouter([
  { path: '/', element: <Navigate to="/app" replace />, errorElement: <CrashPage /> },
  { path: '/login', element: <LoginPage />, errorElement: <CrashPage /> },
  {
    path: '/app',
    element: <Frame />,
    errorElement: <CrashPage />,
    children: [
      { index: true, element: <HomePage /> },
      { path: 'solicitudes', element: <ListPage /> },
      { path: 'solicitudes/nueva', element: <NewPage /> },
      { path: 'solicitudes/:id', element: <DetailPage /> },
      { path: 'promotores', element: <PromotoresPage /> },
      {
        element: <AdminOnly />,
        children: [
          { path: 'usuarios', element: <UsersPage /> },
          { path: 'reportes', element: <ReportPage /> },
        ],
      },
      { path: 'reportes-admin', element: <Moved to="/app/reportes" /> },
      { path: 'perfil', element: <ProfilePage /> },
      { path: '*', element: <NotFound /> },
    ],
  },
  { path: '*', element: <Navigate to="/app" replace /> },
])
