/** The least that pub/sub can be: a set of functions, without names, errors or changes while it runs. */
export const setLoop = {
  name: 'plain Set loop',
  emit(handlers) {
    let sum = 0
    const set = new Set()
    for (let index = 0; index < handlers; index++) set.add((payload) => void (sum += payload))
    return (times) => {
      for (let index = 0; index < times; index++) for (const handler of set) handler(index)
      return sum
    }
  },
}
