import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type AccountAction, listPeople, type PersonRow } from '#contract/ground/organisation.ts'
import { Role } from '#contract/ground/role.ts'
import { roleWords } from '#contract/ground/role-words.ts'
import { useCampaign } from '#web/campaign/mandate/use-campaign.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { call } from '#web/ground/http/call.ts'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { AccountForm } from './account-form.tsx'
import { CreatePersonForm } from './create-person-form.tsx'

/** 人员与授权: accounts and their posts, past ones included; what the acting administrator may do stands at each. */
export function PeoplePage() {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const campaign = useCampaign()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<{ readonly action: AccountAction; readonly person: PersonRow } | null>(null)
  const [creating, setCreating] = useState(false)
  const mayPropose = useQuery({
    queryKey: ['people', 'mayPropose'],
    queryFn: ({ signal }) => call(listPeople, { query: { limit: 1 } }, { signal }),
  }).data?.mayPropose
  const close = () => {
    setOpen(null)
    setCreating(false)
    void queryClient.invalidateQueries({ queryKey: ['people'] })
  }
  const create = mayPropose ? (
    <Button type="primary" onClick={() => setCreating(true)}>
      {say('people.create')}
    </Button>
  ) : undefined
  return (
    <div className="page page--fill">
      <Ledger<PersonRow>
        name="people"
        topic="people"
        caption={say('people.title')}
        endpoint={listPeople}
        keyOf={row => row.id}
        columns={[
          { key: 'name', title: say('people.name'), width: 96, render: row => row.name },
          { key: 'username', title: say('people.username'), width: 130, render: row => row.username },
          {
            key: 'state',
            title: say('people.state'),
            width: 110,
            render: row => {
              if (row.ended) return <StateWord tone="ended">{say('people.ended')}</StateWord>
              if (row.locked) return <StateWord tone="returned">{say(`people.${row.locked}`)}</StateWord>
              return <StateWord tone="done">{say('people.inUse')}</StateWord>
            },
          },
          {
            key: 'secondFactor',
            title: say('people.secondFactor'),
            width: 96,
            render: row => row.secondFactor && say('people.secondFactorOn'),
          },
          {
            key: 'posts',
            title: say('people.posts'),
            width: 420,
            render: row =>
              row.posts
                .map(post => `${post.unitName} ${sentence(post.title)}（${sentence(post.scopeWords)}）`)
                .join('；'),
          },
          { key: 'phone', title: say('people.phone'), width: 120, render: row => row.phoneMasked },
        ]}
        rowActions={person =>
          person.actions.map((action, at) => ({
            key: action,
            label: say(`account.${action}`),
            primary: at === 0,
            run: () => setOpen({ action, person }),
          }))
        }
        filters={[
          { kind: 'text', key: 'q', title: say('people.find') },
          {
            kind: 'choice',
            key: 'unit',
            title: say('people.unit'),
            options: campaign.units.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'choice',
            key: 'role',
            title: say('people.role'),
            options: Role.options.map(role => ({ value: role, label: sentence(roleWords[role]) })),
          },
        ]}
        empty={{ why: say('people.empty'), todo: create }}
        head={({ asOf }) => (
          <PageHead
            title={say('people.title')}
            asOf={asOf}
            action={create}
            more={
              <>
                {mayPropose && (
                  <Link to="/people/list">
                    <Button>{say('people.import')}</Button>
                  </Link>
                )}
                <Link to="/people/grants" search={{ open: 'true' }}>
                  <Button>{say('grants.title')}</Button>
                </Link>
              </>
            }
          />
        )}
      />
      {creating && (
        <Dialog side title={say('people.create')} onClose={close}>
          <CreatePersonForm onDone={close} />
        </Dialog>
      )}
      {open && (
        <Dialog side title={`${say(`account.${open.action}`)} · ${open.person.name}`} onClose={close}>
          <AccountForm action={open.action} person={open.person} onDone={close} />
        </Dialog>
      )}
    </div>
  )
}
