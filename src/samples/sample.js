'use strict';

const NOT_REACHED = {title: 'The application does not answer.'};

async function post(form, fields) {
    try {
        const answer = await fetch(form.action, {method: 'POST', body: new URLSearchParams(fields)});
        return {ok: answer.ok, ...await answer.json()};
    } catch (error) {
        return {ok: false, ...NOT_REACHED};
    }
}

/** What somebody can do about a problem document. */
function told(problem) {
    const left = problem.attempts_left;
    return (problem.detail ?? problem.title) + (left === undefined ? '' : ` Attempts left: ${left}.`);
}

/**
 * One section of the page: a form that asks for a code, and one that brings it back.
 *
 * @param shown     what to do with the answer that brings a code
 * @param confirmed what to say about the answer to a right code
 */
function section(id, shown, confirmed) {
    const part = document.getElementById(id);
    const ask = part.querySelector('form.ask');
    const confirm = part.querySelector('form.confirm');
    const result = part.querySelector('.result');
    let issued;

    const say = (text, outcome) => {
        result.textContent = text;
        result.dataset.outcome = outcome;
    };
    const onSubmit = (form, action) => form.addEventListener('submit', async event => {
        event.preventDefault();
        const button = form.querySelector('button');
        button.disabled = true;
        say('', '');
        await action();
        button.disabled = false;
    });

    onSubmit(ask, async () => {
        issued = await post(ask, new FormData(ask));
        confirm.hidden = !issued.ok;
        confirm.reset();
        if (issued.ok) {
            shown(issued, confirm.elements.code, say);
        } else {
            say(told(issued), 'bad');
        }
    });
    onSubmit(confirm, async () => {
        const fields = [...new FormData(ask), ...new FormData(confirm), ['id', issued.id]];
        const answer = await post(confirm, fields);
        if (answer.ok) {
            confirm.hidden = true;
            say(confirmed(answer), 'good');
            ask.querySelector('button').focus();
        } else {
            say(told(answer), 'bad');
            confirm.elements.code.select();
        }
    });
}

section('window', (issued, field) => {
    const dialog = document.querySelector('dialog');
    dialog.querySelector('.code').textContent = issued.code;
    dialog.addEventListener('close', () => {
        dialog.querySelector('.code').textContent = '';
        field.focus();
    }, {once: true});
    dialog.showModal();
}, () => 'Confirmed.');

section('payment', (issued, field, say) => {
    say(`A code is on its way to ${issued.address}. Its mail has the reference ${issued.reference}.`, '');
    field.focus();
}, answer => `Confirmed: ${answer.purpose}.`);
