/* <notice-guide-chat>: the chat as one web component. One file, so that one script tag brings it to any page; it needs
   no build step and no other file, and sets text as text only: nothing that was typed or sent is ever parsed as HTML. */
(() => {
  "use strict";

  const SERVER = new URL("/webhooks/web/", document.currentScript.src);
  const TOKEN = "notice-guide-session";
  const SLOW_AFTER = 8_000;
  const CUT_OFF_AFTER = 45_000;
  const TRY_AGAIN_AFTER = [2_000, 4_000, 8_000, 15_000];
  // What fetch and an answer cut short throw: no connection, no answer in time, half an answer.
  const PASSING = new Set(["TypeError", "AbortError", "SyntaxError"]);
  const LONGEST = 2_000;
  const COUNT_FROM = 1_600;
  const WORDS = {
    title: "Notice Guide",
    about: "Not the IRS. Not legal advice.",
    urgent: "Urgent?",
    numbers: ["IRS 800-829-1040", "Taxpayer Advocate 877-777-4778"],
    clear: "Clear chat",
    clearQuestion: "Clear this chat?",
    clearMeaning: "The conversation goes from this browser and cannot be opened here again. Do this on a shared computer.",
    clearYes: "Clear it",
    clearNo: "Keep it",
    cleared: "The chat is cleared.",
    conversation: "Conversation",
    greeting: [
      "Hello. Tell me what your letter from the IRS says, or the code in its top or bottom right corner, such as CP504 " +
        "or LT11. I tell you what it is, the last day that matters, and what you can do.",
      "I am a computer program, and I never ask for a Social Security number. Your messages are saved, so that you can " +
        "come back to them in this browser.",
    ],
    entries: ["What is my letter?", "They are taking my money", "I can't pay", "Book a free review"],
    you: "You said: ",
    bot: "Notice Guide said: ",
    replies: "Quick replies",
    choices: "You can choose: ",
    label: "Your message",
    hint: "Leave out Social Security numbers.",
    example: "For example: CP504",
    send: "Send",
    count: (length) => `${length.toLocaleString("en-US")} of ${LONGEST.toLocaleString("en-US")} characters`,
    tooLong: "That is too long to send. Please shorten it.",
    writing: "Notice Guide is writing",
    loading: "Loading your conversation",
    slow: "This is taking longer than it should.",
    offline: "There is no connection at the moment.",
    meanwhile:
      "If the IRS is taking money today, call 800-829-1040; the Taxpayer Advocate is at 877-777-4778. " +
      "This page keeps trying by itself.",
    ended: "Your earlier conversation has ended. This is a new one.",
    failed: "Your message could not be delivered. Please send it again.",
    tryNow: "Try now",
  };

  const ENTRIES = WORDS.entries.map((title) => ({ title, payload: title }));

  const STYLE = `
    :host { display: block; min-height: 0; }
    [hidden] { display: none !important; }
    .chat {
      all: initial;
      color-scheme: light dark;
      --surface: #ffffff; --text: #1b2733; --quiet: #4a5a69; --edge: #d3dce5; --control: #6b7c8c;
      --accent: #1c4f82; --accent-strong: #143c64; --on-accent: #ffffff; --tint: #eef4fa;
      --mine: #1c4f82; --on-mine: #ffffff; --theirs: #f0f4f8; --alert: #fff6e0; --on-alert: #4d3800; --alert-edge: #d9b355;
      display: flex; flex-direction: column; height: 100%; min-height: 0; position: relative; overflow: hidden;
      background: var(--surface); color: var(--text);
      font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
      text-align: start; overflow-wrap: break-word;
    }
    @media (prefers-color-scheme: dark) {
      .chat {
        --surface: #151d25; --text: #e6ecf2; --quiet: #aab8c5; --edge: #2b3743; --control: #8495a5;
        --accent: #8fbdf0; --accent-strong: #b5d4f6; --on-accent: #0b1a29; --tint: #1c2a38;
        --mine: #28517c; --on-mine: #ffffff; --theirs: #202b36; --alert: #36290c; --on-alert: #ffe6a8; --alert-edge: #8a6d24;
      }
    }
    *, *::before, *::after { box-sizing: border-box; }
    p, ul, h2 { margin: 0; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    button, textarea { font: inherit; color: inherit; }
    button { cursor: pointer; }
    :focus { outline: none; }
    :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }

    header { display: flex; align-items: center; gap: .75rem; padding: .75rem 1rem; }
    header svg { flex: none; width: 2.25rem; height: 2.25rem; }
    header div { flex: 1; min-width: 0; }
    h2 { font-size: 1.0625rem; line-height: 1.3; font-weight: 650; }
    header p { color: var(--quiet); font-size: .875rem; line-height: 1.35; }
    .plain {
      flex: none; min-height: 2.75rem; padding: .25rem .75rem; border: 1px solid var(--control); border-radius: 10px;
      background: transparent; font-size: .9375rem;
    }
    .plain:hover { background: var(--tint); }
    .urgent {
      display: flex; flex-wrap: wrap; column-gap: 1rem; padding: .375rem 1rem; font-size: .9375rem;
      background: var(--alert); color: var(--on-alert); border-block: 1px solid var(--alert-edge);
    }
    .number { color: inherit; font-weight: 600; white-space: nowrap; }

    .scroller { flex: 1; min-height: 0; overflow-y: auto; position: relative; padding: 1rem; overscroll-behavior: contain; }
    .scroller:focus-visible { outline-offset: -3px; }
    .log, .replies { display: flex; flex-direction: column; gap: .625rem; }
    .message {
      max-width: min(34rem, 92%); padding: .625rem .875rem; border: 1px solid transparent; border-radius: 16px;
      align-self: flex-start; background: var(--theirs); border-bottom-left-radius: 5px;
    }
    .message > * + * { margin-top: .5rem; }
    .message .unseen + * { margin-top: 0; }
    .message ul { padding-inline-start: 1.25rem; }
    .message li + li { margin-top: .25rem; }
    .message a { color: var(--accent); }
    .mine {
      align-self: flex-end; background: var(--mine); color: var(--on-mine); white-space: pre-wrap;
      border-bottom-left-radius: 16px; border-bottom-right-radius: 5px;
    }
    .log > .mine + .message, .log > .message + .mine { margin-top: .5rem; }
    .note { align-self: stretch; max-width: none; background: none; border-color: var(--edge); border-radius: 10px; }
    .replies { flex-flow: row wrap; gap: .5rem; margin-top: .875rem; }
    .replies button {
      min-height: 2.75rem; padding: .5rem 1rem; border: 1.5px solid var(--accent); border-radius: 1.375rem;
      background: var(--surface); color: var(--accent); font-weight: 550; text-align: start; overflow-wrap: anywhere;
    }
    .replies.entries { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr)); max-width: 38rem; }
    .entries button { border-radius: 12px; padding: .625rem 1rem; }
    .replies button:hover { background: var(--tint); color: var(--accent-strong); }
    .writing {
      display: flex; gap: .375rem; width: fit-content; margin-top: .875rem; padding: .875rem; border-radius: 16px;
      background: var(--theirs);
    }
    .writing i { width: .5rem; height: .5rem; border-radius: 50%; background: var(--quiet); }
    .trouble {
      display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .875rem; margin-top: .875rem; padding: .75rem .875rem;
      border: 1px solid var(--alert-edge); border-radius: 10px; background: var(--alert); color: var(--on-alert);
    }
    .trouble p { flex: 1 1 14rem; }
    .trouble .plain { border-color: currentColor; }
    .trouble .plain:hover { background: transparent; text-decoration: underline; }

    form { padding: .75rem 1rem calc(.75rem + env(safe-area-inset-bottom)); border-top: 1px solid var(--edge); }
    .row { display: flex; align-items: flex-end; gap: .625rem; }
    textarea {
      flex: 1; min-width: 0; min-height: 2.875rem; max-height: 9rem; padding: .625rem .875rem; resize: none; display: block;
      border: 1px solid var(--control); border-radius: 12px; background: var(--surface); line-height: 1.5;
    }
    textarea::placeholder { color: var(--quiet); opacity: 1; }
    textarea:focus-visible { outline-offset: 0; outline-width: 2px; border-color: var(--accent); }
    .send {
      flex: none; min-height: 2.875rem; padding: 0 1.125rem; border: 1px solid transparent; border-radius: 12px;
      background: var(--accent); color: var(--on-accent); font-weight: 600;
    }
    .send:hover { background: var(--accent-strong); }
    .under {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; margin-top: .375rem;
      color: var(--quiet); font-size: .875rem;
    }

    dialog {
      width: min(24rem, calc(100% - 2rem)); padding: 1.25rem; border: 1px solid var(--edge); border-radius: 16px;
      background: var(--surface); color: var(--text);
    }
    dialog::backdrop { background: rgb(10 20 30 / 55%); }
    dialog p { margin: .5rem 0 1.125rem; }
    dialog .row { justify-content: flex-end; flex-wrap: wrap; }

    @media (max-width: 24rem) { header svg { display: none; } }
    @media (max-height: 30rem) {
      header { padding-block: .375rem; }
      header p, .under .hint { display: none; }
      form { padding-block: .5rem; }
      textarea { max-height: 5rem; }
    }
    @media (prefers-reduced-motion: no-preference) {
      .scroller { scroll-behavior: smooth; }
      .writing i { animation: pulse 1.2s infinite ease-in-out; }
      .writing i:nth-child(2) { animation-delay: .15s; }
      .writing i:nth-child(3) { animation-delay: .3s; }
      @keyframes pulse { 0%, 60%, 100% { opacity: .3; } 30% { opacity: 1; } }
    }
    @media (forced-colors: active) { .message, .send, .writing { border: 1px solid; } }
  `;

  /** An element with properties and attributes, and children that are elements or text. */
  function make(name, properties = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(properties)) {
      if (key in element) element[key] = value;
      else element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  function envelope() {
    const shape = (name, attributes) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      return element;
    };
    const icon = shape("svg", { viewBox: "0 0 32 32", "aria-hidden": "true" });
    icon.append(
      shape("rect", { width: 32, height: 32, rx: 8, fill: "#1c4f82" }),
      shape("path", {
        d: "M7 11h18v12H7z M7 11l9 7 9-7", fill: "none", stroke: "#fff", "stroke-width": 2, "stroke-linejoin": "round",
      }),
    );
    return icon;
  }

  /** The text's https addresses as links, the rest as text. An address with a user name or a password is not a link. */
  function linked(text) {
    return text.split(/(https:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/).map((part, index) => {
      if (index % 2 === 0) return part;
      let address;
      try {
        address = new URL(part);
      } catch {
        return part;
      }
      if (address.protocol !== "https:" || address.username || address.password) return part;
      return make("a", { href: address.href, target: "_blank", rel: "noopener noreferrer" }, part);
    });
  }

  /** Paragraphs at blank lines, lists at lines that begin with "- ", and the other line breaks kept. */
  function paragraphs(text) {
    const blocks = [];
    let open = null;
    for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
      const item = /^\s*[-•]\s+(.*)$/.exec(line);
      const kind = item ? "UL" : "P";
      if (!line.trim()) {
        open = null;
        continue;
      }
      if (open?.tagName !== kind) blocks.push((open = make(kind)));
      else if (!item) open.append(make("br"));
      if (item) open.append(make("li", {}, ...linked(item[1])));
      else open.append(...linked(line));
    }
    return blocks;
  }

  /** The session's token: kept in the browser, or for this page only where the browser keeps nothing. */
  const token = {
    page: null,
    read() {
      try {
        return localStorage.getItem(TOKEN);
      } catch {
        return this.page;
      }
    },
    keep(value) {
      this.page = value;
      try {
        if (value) localStorage.setItem(TOKEN, value);
        else localStorage.removeItem(TOKEN);
      } catch {
        // `page` holds it.
      }
    },
  };

  /** One request. Resolves to the status and the JSON; rejects when there was no answer in time or no connection. */
  async function request(method, path, body, life) {
    const cut = new AbortController();
    const stop = () => cut.abort();
    const timer = setTimeout(stop, CUT_OFF_AFTER);
    life.addEventListener("abort", stop);
    const headers = { "Content-Type": "application/json" };
    if (token.read()) headers.Authorization = `Bearer ${token.read()}`;
    try {
      const answer = await fetch(new URL(path, SERVER), {
        method, headers, body: body && JSON.stringify(body), signal: cut.signal, credentials: "omit", cache: "no-store",
      });
      // A refusal may come from a proxy, which does not speak JSON.
      return { status: answer.status, data: answer.ok ? await answer.json() : await answer.json().catch(() => ({})) };
    } finally {
      clearTimeout(timer);
      life.removeEventListener("abort", stop);
    }
  }

  /** A sentence of ours with its telephone numbers to be dialled. What the bot or the person wrote gets no such links. */
  function dialled(text) {
    return text.split(/(\d{3}-\d{3}-\d{4})/).map((part, index) =>
      index % 2 === 0 ? part : make("a", { href: `tel:+1${part.replaceAll("-", "")}`, className: "number" }, part),
    );
  }

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  class Cleared extends Error {}

  class NoticeGuideChat extends HTMLElement {
    #outbox = [];
    #sending = false;
    #life = new AbortController();
    #parts;

    connectedCallback() {
      if (this.#parts) return;
      this.#build();
      addEventListener("storage", (event) => {
        if (event.key === TOKEN && event.oldValue && !event.newValue) this.#empty();
      });
      this.#open();
    }

    #build() {
      const log = make("div", { className: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions" });
      const replies = make("div", { className: "replies", role: "group", "aria-label": WORDS.replies });
      const status = make("div", { role: "status" });
      const scroller = make(
        "div", { className: "scroller", role: "region", "aria-label": WORDS.conversation, tabIndex: 0 }, log, replies, status,
      );
      const clear = make("button", { type: "button", className: "plain" }, WORDS.clear);
      const input = make("textarea", {
        id: "message", rows: 1, placeholder: WORDS.example, enterKeyHint: "send",
        autocomplete: "off", "aria-describedby": "hint count",
      });
      const count = make("span", { id: "count", hidden: true });
      const form = make(
        "form", { noValidate: true },
        make("label", { htmlFor: "message", className: "unseen" }, WORDS.label),
        make("div", { className: "row" }, input, make("button", { type: "submit", className: "send" }, WORDS.send)),
        make("div", { className: "under" }, make("span", { id: "hint", className: "hint" }, WORDS.hint), count),
      );
      const keep = make("button", { type: "button", className: "plain" }, WORDS.clearNo);
      const really = make("button", { type: "button", className: "send" }, WORDS.clearYes);
      const question = make(
        "dialog", { "aria-labelledby": "question" },
        make("h2", { id: "question" }, WORDS.clearQuestion), make("p", {}, WORDS.clearMeaning),
        make("div", { className: "row" }, keep, really),
      );
      const chat = make(
        "section", { className: "chat", "aria-label": WORDS.title },
        make("header", {}, envelope(), make("div", {}, make("h2", {}, WORDS.title), make("p", {}, WORDS.about)), clear),
        make(
          "div", { className: "urgent" },
          make("strong", {}, WORDS.urgent), ...WORDS.numbers.map((line) => make("span", {}, ...dialled(line))),
        ),
        scroller, form, question,
      );
      this.#parts = { log, replies, status, scroller, input, count };

      const style = new CSSStyleSheet();
      style.replaceSync(STYLE);
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [style];
      root.append(chat);

      clear.addEventListener("click", () => question.showModal());
      keep.addEventListener("click", () => question.close());
      really.addEventListener("click", () => {
        question.close();
        token.keep(null);
        this.#empty();
        status.replaceChildren(make("p", { className: "unseen" }, WORDS.cleared));
        input.focus();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#submit();
      });
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.#submit();
      });
      input.addEventListener("input", () => this.#measure());
    }

    /** The first view, or the conversation so far. */
    async #open() {
      this.#greet();
      if (!token.read()) return this.#offer(ENTRIES);
      const life = this.#life.signal;
      this.#sending = true;
      try {
        const answer = await this.#untilAnswered(WORDS.loading, () => request("GET", "history", undefined, life), life);
        if (answer.status === 401) token.keep(null);
        this.#restore(answer.status === 200 ? answer.data.messages : []);
      } catch (error) {
        if (!(error instanceof Cleared)) throw error;
        return;
      }
      this.#sending = false;
      this.#work();
    }

    #restore(messages) {
      const { log, scroller } = this.#parts;
      const waiting = [...log.children].slice(1);
      // A screen reader is not to read out the whole past.
      log.setAttribute("aria-live", "off");
      for (const message of messages) this.#show(message);
      log.append(...waiting);
      if (!waiting.length) this.#offer(messages.length ? messages.flatMap((message) => message.buttons) : ENTRIES);
      scroller.scrollTo({ top: messages.length ? scroller.scrollHeight : 0, behavior: "instant" });
      requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
    }

    /** Forget what is shown and what is under way. */
    #empty() {
      this.#life.abort();
      this.#life = new AbortController();
      this.#outbox = [];
      this.#sending = false;
      const { log, status, input } = this.#parts;
      log.replaceChildren();
      status.replaceChildren();
      input.value = "";
      this.#measure();
      this.#open();
    }

    #greet() {
      this.#parts.log.append(make("div", { className: "message" }, ...WORDS.greeting.map((line) => make("p", {}, line))));
    }

    #show({ sender, text }) {
      if (!text) return null;
      const mine = sender === "person";
      const message = make(
        "div", { className: mine ? "message mine" : "message" },
        make("span", { className: "unseen" }, mine ? WORDS.you : WORDS.bot), ...(mine ? [text] : paragraphs(text)),
      );
      this.#parts.log.append(message);
      return message;
    }

    #note(text) {
      this.#parts.log.append(make("div", { className: "message note" }, text));
      this.#toEnd();
    }

    #offer(buttons) {
      this.#parts.replies.hidden = !buttons.length;
      this.#parts.replies.classList.toggle("entries", buttons === ENTRIES);
      this.#parts.replies.replaceChildren(
        ...buttons.map(({ title, payload }) => {
          const button = make("button", { type: "button" }, title);
          button.addEventListener("click", () => {
            // The button goes; from what was said, the next Tab leads into the answer.
            const said = this.#send(payload, title);
            said.tabIndex = -1;
            said.focus({ preventScroll: true });
          });
          return button;
        }),
      );
    }

    #measure() {
      const { input, count } = this.#parts;
      input.style.height = "auto";
      input.style.height = `${input.scrollHeight + 2}px`;
      const length = input.value.length;
      count.hidden = length < COUNT_FROM;
      count.textContent = length > LONGEST ? `${WORDS.count(length)}. ${WORDS.tooLong}` : WORDS.count(length);
      input.setAttribute("aria-invalid", String(length > LONGEST));
    }

    #submit() {
      const { input, count, status } = this.#parts;
      const text = input.value.trim();
      if (input.value.length > LONGEST) {
        status.replaceChildren(make("p", { className: "unseen" }, count.textContent));
        return;
      }
      if (!text) return;
      input.value = "";
      this.#measure();
      this.#send(text, text);
    }

    /** Show a message, and send it once those before it are answered. */
    #send(text, shown) {
      const said = this.#show({ sender: "person", text: shown });
      this.#offer([]);
      this.#toEnd();
      this.#outbox.push({ id: newId(), text });
      this.#work();
      return said;
    }

    async #work() {
      if (this.#sending) return;
      this.#sending = true;
      const life = this.#life.signal;
      try {
        while (this.#outbox.length) {
          await this.#deliver(this.#outbox[0], life);
          this.#outbox.shift();
        }
      } catch (error) {
        if (!(error instanceof Cleared)) throw error;
        return;
      }
      this.#sending = false;
    }

    async #deliver(message, life, renewed = false) {
      const answer = await this.#untilAnswered(WORDS.writing, () => this.#post(message, life), life);
      if (answer.status === 401 && !renewed) {
        token.keep(null);
        this.#note(WORDS.ended);
        return this.#deliver(message, life, true);
      }
      if (answer.status !== 200) return this.#note(answer.data.say || WORDS.failed);
      const shown = answer.data.map((reply) => this.#show({ sender: "bot", ...reply })).filter(Boolean);
      const buttons = answer.data.flatMap((reply) => reply.buttons);
      if (this.#outbox.length === 1) this.#offer(buttons);
      if (buttons.length) {
        const choices = WORDS.choices + buttons.map((button) => button.title).join("; ");
        this.#parts.status.replaceChildren(make("p", { className: "unseen" }, choices));
      }
      // The beginning of the answer stays in sight when it is longer than the window.
      if (shown.length) this.#parts.scroller.scrollTop = shown[0].offsetTop - 16;
    }

    async #post(message, life) {
      if (!token.read()) {
        const started = await request("POST", "session", undefined, life);
        if (started.status !== 200) return started;
        token.keep(started.data.token);
      }
      return request("POST", "messages", message, life);
    }

    /** Ask until the server answers; what it cannot do just now (429, 5xx) is asked again. Says so when it takes long. */
    async #untilAnswered(doing, ask, life) {
      const { status } = this.#parts;
      const dots = make(
        "div", { className: "writing" }, make("i"), make("i"), make("i"), make("span", { className: "unseen" }, doing),
      );
      status.replaceChildren(dots);
      this.#toEnd();
      const slow = setTimeout(() => this.#trouble(WORDS.slow), SLOW_AFTER);
      try {
        for (let attempt = 0; ; attempt += 1) {
          try {
            const answer = await ask();
            if (answer.status < 500 && answer.status !== 429) return answer;
          } catch (error) {
            if (life.aborted) throw new Cleared();
            if (!PASSING.has(error.name)) throw error;
          }
          if (life.aborted) throw new Cleared();
          this.#trouble(navigator.onLine ? WORDS.slow : WORDS.offline);
          await this.#pause(TRY_AGAIN_AFTER[Math.min(attempt, TRY_AGAIN_AFTER.length - 1)], life);
        }
      } finally {
        clearTimeout(slow);
        if (!life.aborted) {
          if (status.contains(this.shadowRoot.activeElement)) this.#parts.input.focus();
          status.replaceChildren();
        }
      }
    }

    /** Waits, but not past the press of a button, the connection's return or the clearing of the chat. */
    async #pause(milliseconds, life) {
      const trouble = this.#parts.status.querySelector(".trouble");
      const known = trouble.querySelector("button");
      const button = known ?? make("button", { type: "button", className: "plain" }, WORDS.tryNow);
      if (!known) trouble.append(button);
      const over = new AbortController();
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        const once = { once: true, signal: over.signal };
        over.signal.addEventListener("abort", () => clearTimeout(timer));
        button.addEventListener("click", resolve, once);
        addEventListener("online", resolve, once);
        life.addEventListener("abort", resolve, once);
      });
      over.abort();
      if (life.aborted) throw new Cleared();
    }

    /** Says once what is wrong and what to do meanwhile: a screen reader is not to repeat it at every attempt. */
    #trouble(what) {
      const { status } = this.#parts;
      const text = `${what} ${WORDS.meanwhile}`;
      const said = status.querySelector(".trouble p");
      if (said) {
        if (said.textContent !== text) said.replaceChildren(...dialled(text));
        return;
      }
      status.append(make("div", { className: "trouble" }, make("p", {}, ...dialled(text))));
      this.#toEnd();
    }

    #toEnd() {
      this.#parts.scroller.scrollTop = this.#parts.scroller.scrollHeight;
    }
  }

  customElements.define("notice-guide-chat", NoticeGuideChat);
})();
