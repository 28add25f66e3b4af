import { expect, test } from 'vitest'
import type { DossierEvidence } from './dossier-evidence.store.ts'
import { nameInDossier, writeIndex } from './dossier-index.ts'

const evidence = (name: string): DossierEvidence => ({
  hash: 'a'.repeat(64),
  name,
  size: 3,
  contentType: 'image/jpeg',
  noun: 'problem',
  subjectId: '1',
  purpose: 'before',
  takenAt: null,
  receivedAt: new Date('2024-06-20T01:00:00Z'),
})

test.each([
  ['整改前.JPG', 'WT-2024-000173 喷漆房未密闭', '佐证/0007_WT-2024-000173_整改前.jpg'],
  ['=cmd|calc!A1', '=1+1 甲', '佐证/0007_11_整改前'],
  ['../../etc/passwd.txt', '../..\\乙:*?"<>| x', '佐证/0007_乙_整改前.txt'],
  ['a.j p;g', '丙', '佐证/0007_丙_整改前'],
  ['b.png', `${'丁'.repeat(90)}`, `佐证/0007_${'丁'.repeat(60)}.png`],
])('三(一)-3: %s of %s lies in the archive under a name that nothing runs: %s', (name, subject, lies) => {
  expect(nameInDossier(7, evidence(name), subject)).toBe(lies)
})

test('三(一)-3: the list of an archive makes no formula of what people typed, and tells what is not as it was received', async () => {
  const one = { name: 'x', words: '=1+1', size: 3, evidence: evidence('=HYPERLINK("x")') }
  const lines = [
    { ...one, hash: 'a'.repeat(64) },
    { ...one, hash: 'b'.repeat(64) },
    { ...one, hash: null },
  ]
  const [, ...rows] = (await writeIndex(lines)).toString().trimEnd().split('\r\n')
  expect(rows.map(row => row.split(',').at(-1))).toEqual(['一致', '不一致', '文件缺失'])
  expect(rows.every(row => row.startsWith(`x,'=1+1,整改前,"'=HYPERLINK(`))).toBe(true)
})
