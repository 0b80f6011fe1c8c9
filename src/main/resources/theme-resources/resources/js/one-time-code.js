// Counts the seconds until the code may be sent again, and asks how the mail fares. Without it the page says what was known
// when it was made, and the server decides.
const { dataset } = document.getElementById("one-time-code-script");
const button = document.getElementById("one-time-code-resend");
const wait = document.getElementById("one-time-code-wait");
const ready = document.getElementById("one-time-code-ready");
const delivery = document.getElementById("one-time-code-delivery");

const text = wait?.textContent;
let allowedAt = Date.now() + Number(dataset.seconds) * 1000;

function count() {
    const left = Math.ceil((allowedAt - Date.now()) / 1000);
    button.disabled = left > 0;
    if (left > 0) {
        wait.textContent = left === 1 ? dataset.last : text.replace(/\p{Nd}+/u, left);
        setTimeout(count, 250);
    } else if (wait) {
        wait.textContent = "";
        ready.textContent = dataset.ready;
    }
}

function show(state, secondsUntilNext) {
    delivery.dataset.state = state;
    if (state === "sent") {
        delivery.textContent = dataset.sent;
    } else {
        delivery.textContent = "";
        document.getElementById("one-time-code-trouble").hidden = false;
        document.getElementById("one-time-code-again").hidden = false;
        allowedAt = Math.min(allowedAt, Date.now() + secondsUntilNext * 1000);
    }
}

// Looks more and more rarely, and no longer than the code lives. A login that is over answers 404.
async function ask(pause, giveUpAt) {
    let state = "sending";
    try {
        const answer = await fetch(dataset.stateAddress, { cache: "no-store" });
        state = answer.ok ? await answer.text() : answer.status === 404 ? "" : state;
        if (state === "sent" || state === "failed") {
            show(state, Number(answer.headers.get("Retry-After")));
        }
    } catch {
        // The network may come back.
    }
    if (state === "sending" && Date.now() < giveUpAt) {
        setTimeout(ask, pause, Math.min(pause * 1.5, 5000), giveUpAt);
    }
}

count();
if (dataset.stateAddress) {
    setTimeout(ask, 300, 500, Date.now() + Number(dataset.lifetime) * 1000);
}
