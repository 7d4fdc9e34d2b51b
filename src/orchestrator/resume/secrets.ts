const WORDS: ReadonlySet<string> = new Set(
  `password passwords passwd pwd passphrase passcode pin otp secret secrets token tokens jwt bearer auth
  authorization credential credentials cvc cvv ssn iban`.split(/\s+/),
)

const PAIRS: ReadonlySet<string> = new Set(
  `api key,private key,secret key,access key,session id,one time,pass word,pass code,card number,credit card,
  security code`.split(/,\s*/),
)

/** Whether a name says that what it stands for is nobody's business: `apiKey`, `user-password`, `AUTH_TOKEN`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word, index) => WORDS.has(word) || PAIRS.has(`${word} ${words[index + 1]}`))
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)

/** Whether a form field is for something secret: never stored, whatever it holds. */
export function isSecretField(field: Element): boolean {
  const names = ['name', 'id', 'autocomplete'].map((name) => field.getAttribute(name) ?? '')
  return (
    field.getAttribute('type') === 'password' || names.some(isSecretName) || /\bcc-/.test(names.join(' '))
  )
}

/** What is shorter is in too many values that are no secret. */
const MIN_SECRET_LENGTH = 4

/** What is in the secret fields of a document: an app may hold the same text under any name. */
export function secretTexts(page: Document): ReadonlySet<string> {
  const fields = [...page.querySelectorAll('input')].filter(isSecretField)
  return new Set(fields.map(({ value }) => value).filter(({ length }) => length >= MIN_SECRET_LENGTH))
}
