import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { sessionQuery } from '#web/ground/session/session-query.ts'
import { rememberedLocale, startWords } from '#web/ground/words/start-words.ts'
import { groundWords } from '#web/ground/words.ts'
import { loadAntWords } from './ant-words.ts'
import { App } from './app.tsx'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.ts'
import { appWords } from './words.ts'
import './base.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no element with the id root')

const queryClient = createQueryClient()
const locale = rememberedLocale()
// Asked for at once, beside the words; whether it answers is the router's matter.
void queryClient.prefetchQuery(sessionQuery)
const [antWords] = await Promise.all([loadAntWords(locale), startWords(locale, [groundWords.name, appWords.name])])

createRoot(place).render(
  <StrictMode>
    <App queryClient={queryClient} router={createAppRouter(queryClient)} antWords={antWords} />
  </StrictMode>,
)
