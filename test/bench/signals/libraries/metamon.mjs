import { RUNTIME_URL } from '../build-runtime.mjs'

const { computed, emit, on, signal } = await import(RUNTIME_URL)

// Each loop belongs to one library, so that none is slowed down by the shapes of another.
export const metamon = {
  name: 'metamon',
  read() {
    const source = signal(1)
    return (times) => {
      let sum = 0
      for (let index = 0; index < times; index++) sum += source.value
      return sum
    }
  },
  write() {
    const source = signal(0)
    return (times) => {
      for (let index = 1; index <= times; index++) source.value = index
      return source.value
    }
  },
  update(subscribers) {
    const source = signal(0)
    let sum = 0
    for (let index = 0; index < subscribers; index++) source.subscribe((value) => void (sum += value))
    return (times) => {
      const start = source.value
      for (let index = 1; index <= times; index++) source.value = start + index
      return sum
    }
  },
  chain(length, isFollowed) {
    const source = signal(0)
    let end = source
    for (let index = 0; index < length; index++) {
      const previous = end
      end = computed(() => previous.value + 1)
    }
    let sum = 0
    if (isFollowed) end.subscribe((value) => void (sum += value))
    return (times) => {
      const start = source.value
      for (let index = 1; index <= times; index++) {
        source.value = start + index
        if (!isFollowed) sum += end.value
      }
      return sum
    }
  },
  create() {
    return (times) => {
      const made = []
      for (let index = 0; index < times; index++) made.push(signal(index))
      return made.at(-1).value
    }
  },
  subscribe() {
    const source = signal(0)
    return (times) => {
      for (let index = 0; index < times; index++) source.subscribe(() => {})()
      return times
    }
  },
  emit(handlers) {
    let sum = 0
    const name = `bench:${handlers}`
    for (let index = 0; index < handlers; index++) on(name, (payload) => void (sum += payload))
    return (times) => {
      for (let index = 0; index < times; index++) emit(name, index)
      return sum
    }
  },
}
