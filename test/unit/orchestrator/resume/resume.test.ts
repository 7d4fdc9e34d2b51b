import { expect, it, onTestFinished, vi } from 'vitest'
import type { PageCore } from '../../../../src/orchestrator/page-core.ts'
import { createResume, type ResumeContext } from '../../../../src/orchestrator/resume/resume.ts'

it('holds no reload up for more than two seconds while what it takes is not there', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  // Of a page, nothing but what is on its way for ever is asked for.
  const core = { arriving: new Promise(() => {}) } as unknown as PageCore
  const resume = createResume(core, {} as ResumeContext)
  const done = vi.fn()
  void resume.announce().then(done)
  await vi.advanceTimersByTimeAsync(1900)
  expect(done).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(done).toHaveBeenCalled()
})
