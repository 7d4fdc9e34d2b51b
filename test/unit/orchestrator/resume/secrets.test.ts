import { describe, expect, it } from 'vitest'
import { isSecretName } from '../../../../src/orchestrator/resume/secrets.ts'

const SECRET = `password userPassword new-password PASSWORD useForm.password auth:token jwt API_KEY apiKey
APIKey accessKey sessionId credit-card cardNumber cvc otp`.split(/\s/)

const OTHERS = `count author tokenize passenger keyboard key spinning session cards compass secretary
state.open`.split(/\s/)

describe('a name', () => {
  it.each(SECRET)('like %s is that of a secret', (name) => {
    expect(isSecretName(name)).toBe(true)
  })

  it.each(OTHERS)('like %s is not', (name) => {
    expect(isSecretName(name)).toBe(false)
  })
})
