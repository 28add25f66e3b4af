import type { QueryClient } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { Suspense, useEffect, useLayoutEffect, useState } from 'react'
import { Announcer } from '#web/ground/announce/announcer.tsx'
import { PageSkeleton } from '#web/ground/page/page-skeleton.tsx'
import { useSessionOrNull } from '#web/ground/session/use-session.ts'
import { switchLocale } from '#web/ground/words/start-words.ts'
import { useLocale } from '#web/ground/words/use-words.ts'
import { type AntWords, loadAntWords } from './ant-words.ts'
import { SignInOverlay } from './sign-in-overlay.tsx'
import { antTheme, applySheet } from './theme.ts'
import { useAppearance } from './use-appearance.ts'

/** Everything that lies around the pages: colours, Ant Design's own words, the sign-in laid over a page whose session ended. */
function Surroundings({ router, firstAntWords }: { router: AnyRouter; firstAntWords: AntWords }) {
  const { sheet, density, still } = useAppearance()
  const locale = useLocale()
  const chosenLocale = useSessionOrNull()?.preferences.locale
  const [antWords, setAntWords] = useState(firstAntWords)

  useLayoutEffect(() => applySheet(sheet, density, document.documentElement), [sheet, density])
  useEffect(() => {
    if (chosenLocale) void switchLocale(chosenLocale)
  }, [chosenLocale])
  useEffect(() => {
    void loadAntWords(locale).then(setAntWords)
  }, [locale])

  return (
    <ConfigProvider
      theme={antTheme(sheet, density, still)}
      locale={antWords}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      virtual
    >
      <Suspense fallback={<PageSkeleton />}>
        <RouterProvider router={router} />
        <SignInOverlay />
        <Announcer />
      </Suspense>
    </ConfigProvider>
  )
}

/** The web app. */
export function App({
  queryClient,
  router,
  antWords,
}: {
  queryClient: QueryClient
  router: AnyRouter
  antWords: AntWords
}) {
  return (
    <QueryClientProvider client={queryClient}>
      <Surroundings router={router} firstAntWords={antWords} />
    </QueryClientProvider>
  )
}
