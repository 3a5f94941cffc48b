/**
 * Plain text for a server with the capability `body-markup`, which reads the body as a small XML. A server without it
 * shows the text as it is.
 * https://specifications.freedesktop.org/notification-spec/latest/markup.html
 */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
