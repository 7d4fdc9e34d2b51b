import { atom, computed } from 'nanostores'

export const nanostores = {
  name: 'nanostores',
  read() {
    const source = atom(1)
    return (times) => {
      let sum = 0
      for (let index = 0; index < times; index++) sum += source.get()
      return sum
    }
  },
  write() {
    const source = atom(0)
    return (times) => {
      for (let index = 1; index <= times; index++) source.set(index)
      return source.get()
    }
  },
  update(subscribers) {
    const source = atom(0)
    let sum = 0
    for (let index = 0; index < subscribers; index++) source.subscribe((value) => void (sum += value))
    return (times) => {
      const start = source.get()
      for (let index = 1; index <= times; index++) source.set(start + index)
      return sum
    }
  },
  chain(length, isFollowed) {
    const source = atom(0)
    let end = source
    for (let index = 0; index < length; index++) end = computed(end, (value) => value + 1)
    let sum = 0
    if (isFollowed) end.subscribe((value) => void (sum += value))
    return (times) => {
      const start = source.get()
      for (let index = 1; index <= times; index++) {
        source.set(start + index)
        if (!isFollowed) sum += end.get()
      }
      return sum
    }
  },
  create() {
    return (times) => {
      const made = []
      for (let index = 0; index < times; index++) made.push(atom(index))
      return made.at(-1).get()
    }
  },
  subscribe() {
    const source = atom(0)
    return (times) => {
      for (let index = 0; index < times; index++) source.subscribe(() => {})()
      return times
    }
  },
}
