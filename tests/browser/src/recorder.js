// The first script of every page of these tests: it remembers what happened there, for the test to ask.
(() => {
  const globals = new Set(Object.getOwnPropertyNames(window));
  const record = { errors: [], violations: [], events: [], keys: [] };
  const text = (value) => value?.stack ?? value?.message ?? String(value);
  const elementEvent = ({ type, detail, target, bubbles, composed }) => ({
    type,
    detail: detail === undefined ? null : JSON.parse(JSON.stringify(detail)),
    target: target.id,
    bubbles,
    composed,
  });
  addEventListener('error', (event) => {
    const failed = event.target === window ? `${event.message} ${text(event.error)}` : event.target.src ?? event.target.href;
    record.errors.push(`error: ${failed}`);
  }, true);
  addEventListener('unhandledrejection', (event) => record.errors.push(`unhandled rejection: ${text(event.reason)}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
    record.violations.push(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
  });
  for (const level of ['error', 'warn']) {
    const print = console[level];
    console[level] = (...words) => {
      record.errors.push(`console.${level}: ${words.map(text).join(' ')}`);
      print.apply(console, words);
    };
  }
  for (const name of ['ready', 'moment', 'select', 'error']) {
    addEventListener(`who-can-use-${name}`, (event) => record.events.push(elementEvent(event)));
  }
  addEventListener('keydown', (event) => record.keys.push({ key: event.key, prevented: event.defaultPrevented }));
  // The recorder's own, and what chromedriver leaves behind when it runs a test's scripts.
  const drivers = /^(recorded|ret_nodes|se_exportedFunctionSymbol|cdc_.*)$/;
  record.globals = () => Object.getOwnPropertyNames(window).filter((name) => !globals.has(name) && !drivers.test(name));
  Object.defineProperty(window, 'recorded', { value: record });
})();
