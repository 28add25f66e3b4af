import { demoPassword, expect, test } from './journey.ts'

test('二-3 an account of the list is chosen with one click, signs in, and comes to what waits for its post', async ({
  openWindow,
}) => {
  const page = await openWindow()
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  const list = page.getByRole('region', { name: '演示账号' })
  await list.getByRole('button', { name: /开化/ }).first().click()
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/worklist$/)
  await expect(page.getByRole('heading', { name: '工作台', level: 1 })).toBeVisible()
  await expect(page.getByText('业务日期 2024年6月20日')).toBeVisible()
})

test('二-3 every kind of post of the plan has an account to try', async ({ openWindow }) => {
  const page = await openWindow()
  await page.goto('/sign-in')
  const kinds = page.getByRole('region', { name: '演示账号' }).locator('dt')
  await expect(kinds).toHaveCount(20)
})

test('a wrong password is refused with a sentence, and an address behind the door is kept for afterwards', async ({
  city,
  openWindow,
}) => {
  const page = await openWindow()
  await page.goto('/problems?state=rectifying')
  await page.getByLabel('用户名').fill('kaihua.economy')
  await page.getByLabel('密码').fill('nobody-has-this-1')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('用户名或密码不对')
  await page.getByLabel('密码').fill(demoPassword(city))
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/problems\?state=rectifying/)
})

test('the language is switched at once, before and after signing in, and stays with the account', async ({
  city,
  openWindow,
}) => {
  const page = await openWindow()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByLabel('User name').fill('kaihua.huabu')
  await page.getByLabel('Password').fill(demoPassword(city))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/worklist$/)
})

test('whoever leaves is out: the way back asks for the password again', async ({ openAs, expected }) => {
  // what the page was still asking for when the session ended
  expected.push(/401 \(Unauthorized\)/)
  const page = await openAs('kaihua.ecology')
  await page.goto('/worklist')
  await page.getByRole('banner').getByRole('button', { name: / · / }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/worklist')
  await expect(page.getByLabel('密码')).toBeVisible()
})

test('a script of an earlier build is not there, rather than a page in its place', async ({ city, request }) => {
  expect((await request.get(`${city.url}/assets/gone-1a2b3c.js`)).status()).toBe(404)
  expect((await request.get(`${city.url}/problems`)).status()).toBe(200)
})
