/**
 * The only door to Python: JSON texts over QWebChannel, or nobody at the other end.
 * Python offers one object named `bridge` with a signal `toPage(str)` and a slot `fromPage(str)`.
 * @typedef {(message: any) => void} Receiver
 */

/** @type {((text: string) => void)|null} */
let out = null;
/** @type {string[]} */
const waiting = [];

/** Send a message to Python; kept until the channel is open.
 * @param {Record<string, unknown>} message */
export function send(message) {
  const text = JSON.stringify(message);
  if (out) out(text);
  else if (waiting.length < 100) waiting.push(text);
}

/** Open the channel; each message from Python goes to `receive`. Without Qt nothing happens.
 * @param {Receiver} receive
 * @returns {Promise<boolean>} whether Python is there */
export function connect(receive) {
  const page = /** @type {any} */ (globalThis);
  if (!page.qt || !page.QWebChannel) return Promise.resolve(false);
  return new Promise((done) => {
    new page.QWebChannel(page.qt.webChannelTransport, (/** @type {any} */ channel) => {
      const bridge = channel.objects.bridge;
      bridge.toPage.connect((/** @type {string} */ text) => receive(JSON.parse(text)));
      out = (text) => bridge.fromPage(text);
      for (const text of waiting.splice(0)) out(text);
      done(true);
    });
  });
}
