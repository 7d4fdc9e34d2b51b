/**
 * Copies a text, also where the page was not loaded safely enough for the clipboard of today.
 * @param host an element that is on the page
 * @returns what to say of it
 */
export async function copyText(text: string, host: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(text)
    return 'Copied'
  } catch {
    return copySelected(text, host) ? 'Copied' : 'The browser does not allow to copy'
  }
}

function copySelected(text: string, host: HTMLElement): boolean {
  const field = document.createElement('textarea')
  field.value = text
  const place = host.shadowRoot?.querySelector('dialog') ?? host
  place.append(field)
  field.select()
  // Deprecated, and all that there is without a secure context.
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
