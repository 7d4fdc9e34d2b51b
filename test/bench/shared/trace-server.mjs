import { now } from './clock.mjs'

/**
 * Puts probes around the plugins of a side: each step of an update is noted with its time.
 * @param steps receives `{ step, at }`, in milliseconds since the epoch
 */
export function tracePlugins(plugins, steps) {
  const note = (step) => void steps.push({ step, at: now() })
  return [firstProbe(note), ...plugins, lastProbe(note)]
}

function firstProbe(note) {
  return {
    name: 'bench:first',
    enforce: 'pre',
    configureServer(server) {
      server.watcher.prependListener('change', () => note('watcher'))
      // Metamon sends with what it finds here, and so does bare Vite.
      traceSend(server.environments.client.hot, (name) => note(`sent ${name}`))
      server.middlewares.use((request, response, next) => {
        if (!/[?&]t=\d/.test(request.url)) return next()
        note('request')
        response.once('finish', () => note('response'))
        return next()
      })
    },
    watchChange: () => note('watchChange'),
    hotUpdate: { order: 'pre', handler: () => note('hotUpdate') },
  }
}

function lastProbe(note) {
  return {
    name: 'bench:last',
    enforce: 'post',
    configureServer: ({ environments }) =>
      traceSend(environments.client.hot, (name) => name === 'update' && note('update decided')),
    hotUpdate: { order: 'post', handler: () => note('hotUpdate done') },
  }
}

function traceSend(hot, note) {
  const send = hot.send.bind(hot)
  hot.send = (...message) => {
    const [payload] = message
    note(typeof payload === 'string' ? payload : payload.type === 'custom' ? payload.event : payload.type)
    send(...message)
  }
}
