import type { Messages } from './message.ts'
import { blockMessages } from './messages-blocks.ts'
import type { BlockMessageArguments } from './messages-blocks.ts'
import { headerMessages } from './messages-header.ts'
import type { HeaderMessageArguments } from './messages-header.ts'
import { projectMessages } from './messages-project.ts'
import type { ProjectMessageArguments } from './messages-project.ts'
import { scriptMessages } from './messages-script.ts'
import type { ScriptMessageArguments } from './messages-script.ts'
import { templateMessages } from './messages-template.ts'
import type { TemplateMessageArguments } from './messages-template.ts'

export type { Severity } from './message.ts'
export type { ChannelKey } from './messages-header.ts'

/** What each message is about. The keys are the stable, searchable diagnostic codes. */
export interface MessageArguments
  extends
    HeaderMessageArguments,
    BlockMessageArguments,
    ScriptMessageArguments,
    TemplateMessageArguments,
    ProjectMessageArguments {}

/** A stable, searchable code such as `MTM1010`. */
export type DiagnosticCode = keyof MessageArguments

/**
 * Every message that Metamon's compiler and plugin can show, by code. A code never changes its
 * meaning; wording may.
 */
export const messages: Messages<MessageArguments> = {
  ...headerMessages,
  ...blockMessages,
  ...scriptMessages,
  ...templateMessages,
  ...projectMessages,
}
