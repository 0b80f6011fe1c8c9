// Counts the seconds until the code may be sent again. Without it the page says the same and the server decides.
const { dataset } = document.getElementById("one-time-code-script");
const button = document.getElementById("one-time-code-resend");
const wait = document.getElementById("one-time-code-wait");
const ready = document.getElementById("one-time-code-ready");

const allowedAt = Date.now() + Number(dataset.seconds) * 1000;
const text = wait?.textContent;

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

count();
