import { computed, effect, signal } from 'alien-signals'

export const alienSignals = {
  name: 'alien-signals',
  read() {
    const source = signal(1)
    return (times) => {
      let sum = 0
      for (let index = 0; index < times; index++) sum += source()
      return sum
    }
  },
  write() {
    const source = signal(0)
    return (times) => {
      for (let index = 1; index <= times; index++) source(index)
      return source()
    }
  },
  update(subscribers) {
    const source = signal(0)
    let sum = 0
    for (let index = 0; index < subscribers; index++) effect(() => void (sum += source()))
    return (times) => {
      const start = source()
      for (let index = 1; index <= times; index++) source(start + index)
      return sum
    }
  },
  chain(length, isFollowed) {
    const source = signal(0)
    let end = source
    for (let index = 0; index < length; index++) {
      const previous = end
      end = computed(() => previous() + 1)
    }
    let sum = 0
    if (isFollowed) effect(() => void (sum += end()))
    return (times) => {
      const start = source()
      for (let index = 1; index <= times; index++) {
        source(start + index)
        if (!isFollowed) sum += end()
      }
      return sum
    }
  },
  create() {
    return (times) => {
      const made = []
      for (let index = 0; index < times; index++) made.push(signal(index))
      return made.at(-1)()
    }
  },
  subscribe() {
    const source = signal(0)
    return (times) => {
      for (let index = 0; index < times; index++) effect(() => void source())()
      return times
    }
  },
}
