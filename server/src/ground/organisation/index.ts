export type { NewAccount, NewPost } from './add-accounts.ts'
export { addAccounts, addPost } from './add-accounts.ts'
