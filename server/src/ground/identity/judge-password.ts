import type { Words } from '#contract/ground/endpoint.ts'
import type { SignInRules } from './sign-in-rules.ts'

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]

/** What is wrong with a new password, one sentence each; empty when it can be taken. Former ones are compared by `change-password`. */
export function judgePassword(
  password: string,
  username: string,
  rules: Pick<SignInRules, 'passwordLength' | 'passwordClasses'>,
): Words[] {
  const wrong: Words[] = []
  if ([...password].length < rules.passwordLength) {
    wrong.push({
      zh: `至少 ${rules.passwordLength} 个字符`,
      en: `It needs at least ${rules.passwordLength} characters`,
    })
  }
  if (classes.filter(one => one.test(password)).length < rules.passwordClasses) {
    wrong.push({
      zh: `大写字母、小写字母、数字、其他符号中至少包含 ${rules.passwordClasses} 种`,
      en: `It needs at least ${rules.passwordClasses} of: capital letters, small letters, digits, other characters`,
    })
  }
  const name = username.toLowerCase()
  if (name && password.toLowerCase().includes(name)) {
    wrong.push({ zh: '不能包含用户名', en: 'It must not contain the user name' })
  }
  return wrong
}
