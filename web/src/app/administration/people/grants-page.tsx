import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type GrantRow, listGrants } from '#contract/ground/organisation.ts'
import { Dialog } from '#web/ground/dialog/dialog.tsx'
import { PageHead } from '#web/ground/page/page-head.tsx'
import { type StateTone, StateWord } from '#web/ground/state-word/state-word.tsx'
import { Ledger } from '#web/ground/table/ledger.tsx'
import { Time } from '#web/ground/time/time.tsx'
import { useSentence, useWords } from '#web/ground/words/use-words.ts'
import { administrationWords } from '../words.ts'
import { DecideGrant } from './decide-grant.tsx'

const toneOf: Readonly<Record<NonNullable<GrantRow['decision']>, StateTone>> = {
  approved: 'done',
  refused: 'returned',
  withdrawn: 'ended',
}

/** 授权申请: what one administrator proposed and another decides. */
export function GrantsPage() {
  const say = useWords(administrationWords)
  const sentence = useSentence()
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<{ readonly action: GrantRow['actions'][number]; readonly grant: GrantRow } | null>(
    null,
  )
  const close = () => {
    setOpen(null)
    void queryClient.invalidateQueries({ queryKey: ['grants'] })
  }
  return (
    <div className="page page--fill">
      <Ledger<GrantRow>
        name="grants"
        topic="grants"
        caption={say('grants.title')}
        endpoint={listGrants}
        keyOf={row => row.id}
        columns={[
          { key: 'words', title: say('grants.words'), width: 460, render: row => sentence(row.words) },
          {
            key: 'decision',
            title: say('grants.decision'),
            width: 100,
            render: row =>
              row.decision === null ? (
                <StateWord tone="waiting">{say('grants.waiting')}</StateWord>
              ) : (
                <StateWord tone={toneOf[row.decision]}>{say(`grants.${row.decision}`)}</StateWord>
              ),
          },
          { key: 'proposedBy', title: say('grants.proposedBy'), width: 96, render: row => row.proposedBy },
          {
            key: 'proposedAt',
            title: say('grants.proposedAt'),
            width: 130,
            render: row => <Time at={row.proposedAt} />,
          },
          { key: 'decidedBy', title: say('grants.decidedBy'), width: 96, render: row => row.decidedBy },
          {
            key: 'decidedAt',
            title: say('grants.decidedAt'),
            width: 130,
            render: row => row.decidedAt && <Time at={row.decidedAt} />,
          },
          { key: 'reason', title: say('grants.reason'), width: 180, render: row => row.reason },
        ]}
        rowActions={grant =>
          grant.actions.map((action, at) => ({
            key: action,
            label: say(`grants.${action}`),
            primary: at === 0,
            run: () => setOpen({ action, grant }),
          }))
        }
        filters={[{ kind: 'flag', key: 'open', title: say('grants.onlyOpen') }]}
        empty={{ why: say('grants.empty') }}
        head={({ asOf }) => (
          <PageHead
            title={say('grants.title')}
            asOf={asOf}
            below={say('grants.two')}
            more={
              <Link to="/people">
                <Button>{say('people.title')}</Button>
              </Link>
            }
          />
        )}
      />
      {open && (
        <Dialog title={say(`grants.${open.action}`)} onClose={close}>
          <DecideGrant action={open.action} grant={open.grant} onDone={close} />
        </Dialog>
      )}
    </div>
  )
}
