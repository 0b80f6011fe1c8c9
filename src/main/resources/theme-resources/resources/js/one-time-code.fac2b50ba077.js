// Makes the page of the code go on by itself, counts the seconds until the code may be sent again, and asks how the mail
// fares. Without it the page says what was known when it was made, and the server decides.
const { dataset } = document.getElementById("one-time-code-script");
const form = document.getElementById("one-time-code-form");
const field = document.getElementById("one_time_code");
const next = document.getElementById("kc-login");
const resend = document.getElementById("one-time-code-resend");
const wait = document.getElementById("one-time-code-wait");
const ready = document.getElementById("one-time-code-ready");
const delivery = document.getElementById("one-time-code-delivery");
const again = document.getElementById("one-time-code-again");
const offered = again && !again.hidden;

// --- What was entered

const REMEMBERED = "one-time-code";
const INVISIBLE = /\p{Cf}/gu;
const NOTHING_BUT_SEPARATORS = /^[\s\p{Z}\p{Pd}\u2212]*$/u;
const WORD = /^\d+$/.test(dataset.characters) ? /\p{Nd}+/gu : /[\p{L}\p{Nd}]+/gu;
const OF_ALPHABET = new RegExp(`^[${dataset.characters}]+$`, "u");
const length = Number(dataset.length);

function valueOf(digit) {
    let value = 0;
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0) - value - 1))) {
        value += 1;
    }
    return value;
}

// Digits of mathematics stand in one row, so that counting would go on into the digits before.
function digitOf(character) {
    const plain = character.normalize("NFKC");
    return /^\d$/.test(plain) ? plain : valueOf(character);
}

// Digits of any script, and Latin letters, also those as wide as a Chinese character. All others stay as they are, as on
// the server: the capital of some is two letters.
function plain(word) {
    return word.replace(/[\uff21-\uff3a\uff41-\uff5a]/gu, wide => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[a-z]/g, small => small.toUpperCase())
        .replace(/(?!\d)\p{Nd}/gu, digitOf);
}

function wordsOf(text) {
    let end = 0;
    return [...text.matchAll(WORD)].map((match, place) => {
        const between = text.slice(end, match.index);
        end = match.index + match[0].length;
        return {
            text: plain(match[0]),
            small: /\p{Ll}/u.test(match[0]) && !/\p{Nd}/u.test(match[0]),
            attached: place > 0 && NOTHING_BUT_SEPARATORS.test(between)
        };
    });
}

// The code that the server will find in a text (the rule stands at CodeReading.java), or nothing.
function codeIn(typed) {
    const words = wordsOf(typed.replace(INVISIBLE, ""));
    const all = words.map(word => word.text).join("");
    if (all.length === length && OF_ALPHABET.test(all)) {
        return all;
    }
    const groups = [];
    let open = false;
    for (const word of words) {
        const counts = !word.small && OF_ALPHABET.test(word.text);
        if (counts && open && word.attached) {
            groups.at(-1).push(word.text);
        } else if (counts) {
            groups.push([word.text]);
        }
        open = counts;
    }
    const candidates = new Set(groups.flatMap(group => {
        const lengths = group.map(word => word.length);
        const even = Math.max(...lengths) - Math.min(...lengths) <= 1;
        return even ? [...group, group.join("")] : group;
    }).filter(candidate => candidate.length === length));
    return candidates.size === 1 ? [...candidates][0] : "";
}

// 16 bits of a hash with a salt of this tab: enough to know a code again, too little to tell it.
function fingerprint(code, salt) {
    let hash = 0x811c9dc5;
    for (const character of salt + code) {
        hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    }
    return (hash ^ (hash >>> 16)) & 0xffff;
}

// A page of an error, one that was gone back to and one of the next code are pages of the same tab.
function recall() {
    try {
        return JSON.parse(sessionStorage.getItem(REMEMBERED)) ?? { salt: String(Math.random()), seen: [] };
    } catch {
        return { salt: "", seen: [], lost: true };
    }
}

const memory = recall();

// A browser that keeps nothing may have sent this code already, if the page is one of an error.
function isNew(code) {
    return !memory.seen.includes(fingerprint(code, memory.salt)) && !(memory.lost && field.hasAttribute("aria-invalid"));
}

function remember(code) {
    memory.seen = [...memory.seen, fingerprint(code, memory.salt)].slice(-50);
    try {
        sessionStorage.setItem(REMEMBERED, JSON.stringify(memory));
    } catch {
        // Then this page alone remembers it.
    }
}

function goOn() {
    const code = codeIn(field.value);
    if (code && isNew(code)) {
        next.click();
    }
}

// --- What is on its way

const PATIENCE_MILLISECONDS = 10_000;
let underWay = {};
let forgetting;

function forget() {
    clearTimeout(forgetting);
    underWay = {};
}

// The same button with the same text once, however many events, fingers and password managers press it.
function submitted(event) {
    const button = event.submitter ?? next;
    const text = field?.value;
    if (button === underWay.button && text === underWay.text) {
        event.preventDefault();
        return;
    }
    forget();
    underWay = { button, text };
    forgetting = setTimeout(forget, PATIENCE_MILLISECONDS);
    const code = button === next && text ? codeIn(text) : "";
    if (code) {
        remember(code);
    }
}

function watchField() {
    const advice = document.getElementById("one-time-code-goes-on");
    advice.textContent = dataset.goesOn;
    // Typed, pasted, or filled in by a phone or a password manager, which press no key.
    field.addEventListener("input", event => event.isComposing || goOn());
    field.addEventListener("compositionend", goOn);
    // What was entered before this script was there.
    goOn();
}

// --- Sending again

const template = wait?.textContent;
const NUMBER = /\p{Nd}+([.,\u066c\u00a0\u202f]\p{Nd}{3})*/u;
let allowedAt = Date.now() + Number(dataset.seconds) * 1000;

// The line with the seconds stands in the button, for those who have no script.
function showLine() {
    if (wait && resend.contains(wait)) {
        resend.before(wait);
        resend.textContent = dataset.again;
    }
}

// The line with this number in it, in the digits that the page was made with.
function lineFor(seconds) {
    return template.replace(NUMBER, shown => {
        const zero = shown.codePointAt(0) - valueOf(shown);
        return String(seconds).replace(/\d/g, digit => String.fromCodePoint(zero + Number(digit)));
    });
}

function count() {
    const left = Math.ceil((allowedAt - Date.now()) / 1000);
    resend.disabled = left > 0;
    resend.hidden = left > 0 && Boolean(field);
    if (left > 0) {
        if (wait) {
            wait.textContent = left === 1 ? dataset.last : lineFor(left);
        }
        setTimeout(count, 250);
        return;
    }
    if (delivery?.dataset.state === "sending") {
        // The mail may never be sent, as when a server has stopped.
        again?.removeAttribute("hidden");
    }
    if (wait?.textContent) {
        wait.textContent = "";
        ready.textContent = dataset.ready;
    }
}

// --- The mail

const ASK_AFTER_MILLISECONDS = 1_800;
const ASK_AFTER_TROUBLE_MILLISECONDS = 5_000;

function show(state, secondsUntilNext) {
    delivery.dataset.state = state;
    document.getElementById("one-time-code-resending")?.remove();
    if (again) {
        again.hidden = state === "sent" && !offered;
    }
    if (state === "sent") {
        delivery.textContent = dataset.sent;
    } else {
        delivery.textContent = "";
        document.getElementById("one-time-code-trouble").hidden = false;
        allowedAt = Math.min(allowedAt, Date.now() + secondsUntilNext * 1000);
    }
}

// A failed mail is told within two seconds. Asking sooner would cost the server more requests, and most mails would still
// be under way. A login that is over answers 404.
async function ask(giveUpAt) {
    let state = "sending";
    let pause = ASK_AFTER_MILLISECONDS;
    try {
        const answer = await fetch(dataset.stateAddress, { cache: "no-store" });
        state = answer.ok ? await answer.text() : answer.status === 404 ? "" : state;
        if (state === "sent" || state === "failed") {
            show(state, Number(answer.headers.get("Retry-After")));
        }
        if (!answer.ok) {
            pause = ASK_AFTER_TROUBLE_MILLISECONDS;
        }
    } catch {
        // The network may come back.
        pause = ASK_AFTER_TROUBLE_MILLISECONDS;
    }
    if (state === "sending" && Date.now() < giveUpAt) {
        setTimeout(ask, pause, giveUpAt);
    }
}

if (resend) {
    showLine();
    count();
}
if (dataset.stateAddress) {
    setTimeout(ask, ASK_AFTER_MILLISECONDS, Date.now() + Number(dataset.lifetime) * 1000);
}
form?.addEventListener("submit", submitted);
// The browser may have kept this page as it was when it was left.
addEventListener("pageshow", event => event.persisted && forget());
if (field) {
    watchField();
}
