/** The other end of the page's door, where otherwise Python stands. */

const FLIGHT = 1000; // ms: an answer later than this is not waited for

export class Channel {
  /** @param {(message: any) => void} heard what the page says */
  constructor(heard) {
    this.heard = heard;
    /** @type {((text: string) => void)|null} */
    this.page = null;
    this.revision = 0;
    this.flying = 0;
    this.timer = 0;
    /** @type {Record<string, unknown>|null} the newest that waits */
    this.next = null;
  }

  /** Stand where bridge.js looks for Qt's channel. */
  open() {
    const bridge = {
      toPage: { connect: (/** @type {(text: string) => void} */ to) => (this.page = to) },
      fromPage: (/** @type {string} */ text) => this.hear(JSON.parse(text)),
    };
    Object.assign(globalThis, {
      qt: { webChannelTransport: null },
      QWebChannel: function (/** @type {unknown} */ _way, /** @type {(c: any) => void} */ done) {
        done({ objects: { bridge } });
      },
    });
  }

  /** @param {Record<string, unknown>} message */
  tell(message) {
    this.page?.(JSON.stringify(message));
  }

  /** What is to be shown: of several that come while one is being drawn, the last.
   * @param {Record<string, unknown>} message */
  show(message) {
    this.next = message;
    if (!this.flying) this.fly();
  }

  fly() {
    clearTimeout(this.timer);
    this.flying = 0;
    if (!this.next || !this.page) return;
    const message = { ...this.next, type: "show", revision: ++this.revision };
    this.next = null;
    this.flying = this.revision;
    this.timer = setTimeout(() => this.fly(), FLIGHT);
    this.tell(message);
  }

  /** @param {any} message */
  hear(message) {
    if (message.type === "drawn" && message.revision >= this.flying) this.fly();
    this.heard(message);
  }
}
