import { z } from 'zod'
import { Day, endpoint, Id, Moment, RequestId } from './endpoint.ts'
import { Role } from './role.ts'
import { ScreenKey } from './screen.ts'

/** Languages of the product: the code of the locale that is loaded, one at a time. */
export const Locale = z.enum(['zh', 'en'])
export type Locale = z.infer<typeof Locale>

export const WordsShape = z.object({ zh: z.string(), en: z.string() })

/** A post as its holder sees it. Titles, units and the scope in words are data of the campaign. */
export const PostView = z.object({
  id: Id,
  role: Role,
  roleTitle: WordsShape,
  unitName: z.string(),
  /** The scope said in a phrase, e.g. 江山市 · 木质家具. */
  scopeWords: WordsShape,
  /** Name of the person whose post this is, where it is acted in by delegation, and the last day of it. */
  delegatedFrom: z.object({ personName: z.string(), until: Day }).optional(),
})
export type PostView = z.infer<typeof PostView>

export const Appearance = z.enum(['system', 'light', 'dark'])
export const Density = z.enum(['compact', 'comfortable'])

/** How a person likes to see things; belongs to the account, not to the post. */
export const Preferences = z.object({
  locale: Locale,
  appearance: Appearance,
  density: Density,
  /** Per table key: the columns in sight, in order. A table without an entry shows its own default. */
  columns: z.record(z.string().max(80), z.array(z.string().max(80)).max(80)),
})
export type Preferences = z.infer<typeof Preferences>

/** Everything the frame needs to know about who is here. The web shows screens by `screens` and never compares roles. */
export const SessionView = z.object({
  personName: z.string(),
  username: z.string(),
  mustChangePassword: z.boolean(),
  /** Whether a post of one's own may not be without a second factor, and none has been set up. */
  mustEnrol: z.boolean(),
  posts: z.array(PostView),
  /** Null while a person with several posts has not chosen, or where a person holds none. */
  actingPost: Id.nullable(),
  /** Keys of the screens that the acting post may open, in the order of the navigation. */
  screens: z.array(ScreenKey),
  demo: z.boolean(),
  /** The day of business time, and by how many days it stands off the real one. */
  businessDay: Day,
  offsetDays: z.number().int(),
  cityName: WordsShape,
  preferences: Preferences,
})
export type SessionView = z.infer<typeof SessionView>

/** What the sign-in screen shows before anyone is known. */
export const showFrontDoor = endpoint({
  name: 'showFrontDoor',
  method: 'GET',
  path: '/api/front-door',
  may: 'public',
  summary: { zh: '登录页所需的公开信息', en: 'What the sign-in page may know before anyone signs in' },
  reply: z.object({ cityName: WordsShape, demo: z.boolean(), locale: Locale }),
})

/**
 * Sets the session cookie and `clearloop_csrf`. Refusals: 401 `wrongCredentials` (wrong name or password, one sentence for both),
 * 401 `secondFactorNeeded` (the password is right; send it again with a code), 423 `locked` (says until when), 429 `tooOften`.
 */
export const signIn = endpoint({
  name: 'signIn',
  method: 'POST',
  path: '/api/session',
  may: 'public',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.object({
    username: z.string().trim().min(1).max(80),
    password: z.string().min(1).max(200),
    /** Six digits of the authenticator app, or a recovery code; for accounts that have a second factor. */
    code: z.string().trim().max(40).optional(),
  }),
  reply: SessionView,
})

/** 401 `notSignedIn` without a session. */
export const showSession = endpoint({
  name: 'showSession',
  method: 'GET',
  path: '/api/session',
  may: 'signedIn',
  beforePassword: true,
  summary: {
    zh: '当前登录的人、岗位与可用界面',
    en: 'The person signed in, the posts held and the screens open to the acting one',
  },
  reply: SessionView,
})

/** 404 `notFound` for a post that is not one's own or has ended. */
export const chooseActingPost = endpoint({
  name: 'chooseActingPost',
  method: 'POST',
  path: '/api/session/post',
  may: 'signedIn',
  summary: { zh: '切换岗位', en: 'Act as another of one’s posts' },
  body: z.object({ postId: Id }),
  reply: SessionView,
})

/** 422 `invalid` with `fields` at `currentPassword` or `newPassword`. Other sessions of the person end. */
export const changePassword = endpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/api/session/password',
  may: 'signedIn',
  beforePassword: true,
  summary: { zh: '修改密码', en: 'Change one’s password' },
  body: z.object({ currentPassword: z.string().min(1).max(200), newPassword: z.string().min(1).max(200) }),
  reply: SessionView,
})

export const SessionRow = z.object({
  id: z.string(),
  /** The device in words, e.g. Windows · Chrome. */
  device: WordsShape,
  address: z.string(),
  lastSeenAt: Moment,
  startedAt: Moment,
  current: z.boolean(),
})
export type SessionRow = z.infer<typeof SessionRow>

export const listOwnSessions = endpoint({
  name: 'listOwnSessions',
  method: 'GET',
  path: '/api/session/list',
  may: 'signedIn',
  summary: { zh: '我的登录设备', en: 'Where I am signed in' },
  reply: z.object({ rows: z.array(SessionRow) }),
})

export const endOwnSession = endpoint({
  name: 'endOwnSession',
  method: 'DELETE',
  path: '/api/session/:id',
  may: 'signedIn',
  summary: { zh: '让某个设备退出', en: 'Sign a device out' },
  params: z.object({ id: z.string().min(1).max(200) }),
})

export const signOut = endpoint({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  may: 'signedIn',
  beforePassword: true,
  summary: { zh: '退出登录', en: 'Sign out' },
})

/** Exists in a demo installation only; 404 elsewhere, like any address that is not there. */
export const listDemoAccounts = endpoint({
  name: 'listDemoAccounts',
  method: 'GET',
  path: '/api/demo-accounts',
  may: 'public',
  summary: { zh: '演示账号（仅演示环境）', en: 'Demo accounts, in a demo installation only' },
  reply: z.object({
    /** The one password of every demo account. */
    password: z.string(),
    groups: z.array(
      z.object({
        role: Role,
        roleTitle: WordsShape,
        accounts: z.array(
          z.object({ username: z.string(), personName: z.string(), unitName: z.string(), title: WordsShape }),
        ),
      }),
    ),
  }),
})

/** Changes only what it names. */
export const changePreferences = endpoint({
  name: 'changePreferences',
  method: 'PUT',
  path: '/api/preferences',
  may: 'signedIn',
  beforePassword: true,
  summary: { zh: '修改显示偏好', en: 'Change how things are shown' },
  body: Preferences.partial(),
  reply: Preferences,
})

/** A table's filters, sort and columns under a name; `search` is the part of the address after `?`. */
export const SavedView = z.object({
  id: Id,
  table: z.string(),
  name: z.string(),
  search: z.string(),
  /** Seen by everyone of the same unit; only its owner may change or delete it. */
  shared: z.boolean(),
  ownerName: z.string(),
  mine: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

export const listSavedViews = endpoint({
  name: 'listSavedViews',
  method: 'GET',
  path: '/api/saved-views',
  may: 'view.save',
  summary: { zh: '某表格的已存视图', en: 'Saved views of a table' },
  query: z.object({ table: z.string().min(1).max(80) }),
  reply: z.object({ rows: z.array(SavedView) }),
})

/** Saving under a name of one's own that exists replaces it. */
export const saveView = endpoint({
  name: 'saveView',
  method: 'POST',
  path: '/api/saved-views',
  may: 'view.save',
  summary: { zh: '保存视图', en: 'Save a view' },
  body: z.object({
    requestId: RequestId,
    table: z.string().min(1).max(80),
    name: z.string().trim().min(1).max(40),
    search: z.string().max(4000),
    shared: z.boolean(),
  }),
  reply: SavedView,
})

export const deleteView = endpoint({
  name: 'deleteView',
  method: 'DELETE',
  path: '/api/saved-views/:id',
  may: 'view.save',
  summary: { zh: '删除视图', en: 'Delete a saved view' },
  params: z.object({ id: Id }),
})
