import { Link } from '@tanstack/react-router'
import { ChoiceRow } from '#web/ground/page/choice-row.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { navigationOf } from '#web/ground/page/stage-routes.ts'
import { useChangePreferences } from '#web/ground/session/use-change-preferences.ts'
import { useSession } from '#web/ground/session/use-session.ts'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { OwnDelegations } from './delegation/own-delegations.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { PasswordForm } from './password-form.tsx'
import { screenPaths } from './routes.tsx'
import { OwnSecondFactor } from './second-factor/own-second-factor.tsx'
import { OwnAccounts } from './single-sign-on/own-accounts.tsx'
import { appWords } from './words.ts'

/** One's own matters: how things are shown, the posts held, the password, the devices signed in. */
export function AccountPage() {
  const say = useWords(appWords)
  const sentence = useSentence()
  const session = useSession()
  const change = useChangePreferences()
  const { locale, appearance, density } = session.preferences
  return (
    <div className="page">
      <PageHead title={say('account.title')} below={`${session.personName} · ${session.username}`} />
      <nav className="section account__screens" aria-label={say('frame.navigation')}>
        <h2>{say('palette.screens')}</h2>
        <ul className="plain-list">
          {navigationOf(session.screens, screenPaths).map(({ screen, path }) => (
            <li key={screen}>
              <Link to={path}>{say(`screen.${screen}`)}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <section className="section">
        <h2>{say('account.display')}</h2>
        <ChoiceRow
          label={say('account.language')}
          value={locale}
          choices={[
            { value: 'zh', label: say('account.zh'), lang: 'zh-CN' },
            { value: 'en', label: say('account.en'), lang: 'en' },
          ]}
          onChange={value => void change({ locale: value })}
        />
        <ChoiceRow
          label={say('account.appearance')}
          value={appearance}
          choices={[
            { value: 'system', label: say('account.system') },
            { value: 'light', label: say('account.light') },
            { value: 'dark', label: say('account.dark') },
          ]}
          onChange={value => void change({ appearance: value })}
        />
        <ChoiceRow
          label={say('account.density')}
          value={density}
          choices={[
            { value: 'compact', label: say('account.compact') },
            { value: 'comfortable', label: say('account.comfortable') },
          ]}
          onChange={value => void change({ density: value })}
        />
      </section>
      <section className="section">
        <h2>{say('account.posts')}</h2>
        <ul className="plain-list">
          {session.posts.map(post => (
            <li key={post.id}>
              {post.unitName} · {sentence(post.roleTitle)} <span className="muted">{sentence(post.scopeWords)}</span>
              {post.delegatedFrom && (
                <span className="muted">
                  {' · '}
                  {say('frame.until', { person: post.delegatedFrom.personName, until: post.delegatedFrom.until })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>{say('delegation.title')}</h2>
        <p className="muted prose">{say('delegation.titleWhy')}</p>
        <OwnDelegations />
      </section>
      <section className="section">
        <h2>{say('account.sessions')}</h2>
        <p className="muted prose">{say('account.sessionsWhy')}</p>
        <OwnSessions />
      </section>
      <section className="section">
        <h2>{say('account.secondFactor')}</h2>
        <p className="muted prose">{say('account.secondFactorWhy')}</p>
        <OwnSecondFactor />
      </section>
      <OwnAccounts />
      <section className="section">
        <h2>{say('account.password')}</h2>
        <PasswordForm />
      </section>
    </div>
  )
}
