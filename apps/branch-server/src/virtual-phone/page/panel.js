// What the provider does wrong: each choice acts at once.
const element = (id) => document.getElementById(id);
const radios = (name) => [...document.querySelectorAll(`input[name="${name}"]`)];

/** @param send makes a change: a method, a path below the control, and a body */
export function panel(send) {
  for (const name of ['provider', 'callbacks']) {
    for (const radio of radios(name)) {
      radio.addEventListener('change', () => void send('PUT', 'faults', { [name]: radio.value }));
    }
  }
  element('code').addEventListener(
    'change',
    ({ target }) => void send('PUT', 'faults', { code: Number(target.value) }),
  );
  element('reset').addEventListener('click', () => void send('DELETE', 'faults'));

  return ({ provider, callbacks, code }) => {
    for (const radio of radios('provider')) radio.checked = radio.value === provider;
    for (const radio of radios('callbacks')) radio.checked = radio.value === callbacks;
    element('code').value = String(code);
    element('code-row').hidden = provider !== 'refuses';
    element('reset').disabled = provider === 'ok' && callbacks === 'in-order';
  };
}
