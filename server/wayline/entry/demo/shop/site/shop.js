/* Cortado's own front end: a basket in localStorage, and the public Wayline tag like on any site. */
window.wayline = window.wayline || function () { (wayline.q = wayline.q || []).push(arguments); };
const main = document.querySelector('main');
const money = (amount) => `£${Number.isInteger(amount) ? amount : amount.toFixed(2)}`;
const element = (html) => { const box = document.createElement('template'); box.innerHTML = html.trim(); return box.content.firstElementChild; };
const words = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

const shoe = (hue) => `<svg viewBox="0 0 360 170" aria-hidden="true"><path d="M14 128c4-40 20-58 52-62 18-2 28-22 48-30 10-4 20 2 24 12 12 28 44 40 92 46 44 6 96 6 110 34 4 8 2 22-10 24-80 12-220 12-300 6-12-1-18-14-16-30z" fill="#fbfaf7" stroke="#b9b3a6" stroke-width="2"/><path d="M12 140c60 12 240 14 336 0 2 14-6 22-20 24-90 8-200 8-296 2-14-1-20-12-20-26z" fill="${hue}" opacity=".88"/><path d="M138 58l20-14M152 70l20-16M168 78l20-16" stroke="${hue}" stroke-width="5" stroke-linecap="round"/></svg>`;
const thing = (hue) => `<svg viewBox="0 0 360 170" aria-hidden="true"><rect x="110" y="40" width="140" height="100" rx="16" fill="#fbfaf7" stroke="#b9b3a6" stroke-width="2"/><path d="M110 78h140" stroke="${hue}" stroke-width="14"/><circle cx="180" cy="112" r="12" fill="${hue}"/></svg>`;
const picture = (product, hue) => `<div class="picture">${(product.line === 'Care' ? thing : shoe)(hue)}</div>`;
const asProperties = (product, colour, more = {}) => ({ product_id: product.id, name: product.name, category: product.line, price: product.price, currency: 'GBP', variant: colour?.name, ...more });

const basket = {
  read: () => JSON.parse(localStorage.getItem('cortado-basket') || '[]'),
  write(lines) { localStorage.setItem('cortado-basket', JSON.stringify(lines)); count(); },
  total: () => basket.read().reduce((sum, line) => sum + line.price * line.quantity, 0),
};
const count = () => {
  const n = basket.read().reduce((sum, line) => sum + line.quantity, 0);
  document.querySelectorAll('[data-basket]').forEach((link) => { link.textContent = n ? `Basket ${n}` : 'Basket'; });
};

const WRONG = { name: 'Your name, so that we know whose parcel it is.', email: 'An address like maya@example.com, for the receipt.', card: 'The number on the front of the card.' };
/** Says beneath each field what is missing, and goes to the first. True where nothing is. */
function filledIn(form) {
  form.querySelectorAll('.wrong').forEach((each) => each.remove());
  const wrong = [...form.querySelectorAll('input')].filter((input) => {
    input.toggleAttribute('aria-describedby', false);
    input.setAttribute('aria-invalid', String(!input.validity.valid));
    return !input.validity.valid;
  });
  for (const input of wrong) {
    input.setAttribute('aria-describedby', `wrong-${input.id}`);
    input.after(element(`<p class="wrong small" id="wrong-${input.id}">${WRONG[input.id]}</p>`));
  }
  wrong[0]?.focus();
  return wrong.length === 0;
}
/** The shoes a page of the journal is about. */
function pictures(products) {
  for (const place of main.querySelectorAll('[data-shoe]')) {
    const product = products.find((each) => each.id === place.dataset.shoe);
    if (product) place.innerHTML = picture(product, product.colours[0].hue);
  }
}

const pages = {
  home(products) {
    const list = products.filter((product) => product.line !== 'Care').slice(0, 4);
    main.append(cards(list));
  },
  trainers(products) {
    wayline('track', 'Product List Viewed', { category: 'Trainers', products: products.map((product) => product.id) });
    main.append(cards(products));
  },
  product(products) {
    const product = products.find((each) => each.id === location.pathname.split('/').pop());
    if (!product) return missing();
    document.title = `${product.name} · Cortado`;
    let colour = product.colours.find((each) => each.id === new URLSearchParams(location.search).get('colour')) || product.colours[0];
    main.append(element(`<div class="grid"><div data-picture>${picture(product, colour.hue)}</div><div>
      <div class="soft small">${product.line}</div><h1>${product.name}</h1><div>${money(product.price)}</div>
      <fieldset class="swatches"><legend class="small soft">Colour: <span data-colour>${colour.name}</span></legend>${product.colours.map((each) => `<label><input type="radio" name="colour" value="${each.id}" aria-label="${each.name}" ${each === colour ? 'checked' : ''}><span style="background:${each.hue}"></span></label>`).join('')}</fieldset>
      ${product.sizes.length ? `<label for="size">Size</label><select id="size">${product.sizes.map((size) => `<option ${size === 41 ? 'selected' : ''}>${size}</option>`).join('')}</select>` : ''}
      <button class="wide" id="add">Add to basket</button><p class="soft">${product.text}</p><p class="soft small">Free delivery above £60. Returns within 30 days.</p></div></div>`));
    wayline('track', 'Product Viewed', asProperties(product, colour));
    main.querySelectorAll('[name=colour]').forEach((input) => input.addEventListener('change', () => {
      colour = product.colours.find((each) => each.id === input.value);
      main.querySelector('[data-colour]').textContent = colour.name;
      main.querySelector('[data-picture]').innerHTML = picture(product, colour.hue);
    }));
    main.querySelector('#add').addEventListener('click', () => {
      const size = main.querySelector('#size')?.value;
      const lines = basket.read();
      const same = lines.find((line) => line.id === product.id && line.colour === colour.id && line.size === size);
      if (same) same.quantity += 1;
      else lines.push({ id: product.id, name: product.name, price: product.price, colour: colour.id, colourName: colour.name, hue: colour.hue, line: product.line, size, quantity: 1 });
      basket.write(lines);
      wayline('track', 'Product Added', asProperties(product, colour, { quantity: 1, size, cart_id: cartId() }));
      location.href = '/basket';
    });
  },
  basket(products) {
    const lines = basket.read();
    wayline('track', 'Cart Viewed', { cart_id: cartId(), value: basket.total(), currency: 'GBP', products: lines.map((line) => ({ product_id: line.id, name: line.name, variant: line.colourName, price: line.price, quantity: line.quantity })) });
    if (!lines.length) return main.append(element('<div><p class="soft">Nothing in it yet.</p><a class="button" href="/trainers">See the trainers</a></div>'));
    main.append(element(`<ul class="lines">${lines.map((line, index) => `<li>${picture(line, line.hue)}<div><b>${line.name}</b><div class="soft small">${line.colourName}${line.size ? `, size ${line.size}` : ''} · ${line.quantity} × ${money(line.price)}</div></div><button class="plain" data-remove="${index}" aria-label="Remove ${line.name}">Remove</button></li>`).join('')}</ul>`));
    main.append(element(`<div class="total"><span>Total</span><span>${money(basket.total())}</span></div>`));
    main.append(element('<a class="button wide" href="/checkout">Go to checkout</a>'));
    main.querySelectorAll('[data-remove]').forEach((button) => button.addEventListener('click', () => {
      const [gone] = lines.splice(Number(button.dataset.remove), 1);
      basket.write(lines);
      const product = products.find((each) => each.id === gone.id);
      wayline('track', 'Product Removed', asProperties(product, { name: gone.colourName }, { quantity: gone.quantity, cart_id: cartId() }));
      main.replaceChildren(element('<h1>Basket</h1>'));
      pages.basket(products);
    }));
  },
  checkout() {
    if (!basket.read().length) { location.replace('/basket'); return; }
    wayline('track', 'Checkout Started', { cart_id: cartId(), value: basket.total(), currency: 'GBP' });
    const form = main.querySelector('form');
    main.querySelector('[data-total]').textContent = money(basket.total());
    form.addEventListener('submit', async (submitted) => {
      submitted.preventDefault();
      main.querySelector('[data-problem]').replaceChildren();
      if (!filledIn(form)) return;
      const button = form.querySelector('button');
      button.disabled = true;
      const fields = Object.fromEntries(new FormData(form));
      const answer = await fetch('/orders', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...fields, lines: basket.read(), anonymous_id: window.Wayline?.anonymousId?.() ?? null }) }).then((r) => r.json()).catch(() => ({ error: 'The shop could not be reached. Nothing was charged.' }));
      button.disabled = false;
      if (answer.error) {
        wayline('track', 'Payment Failed', { cart_id: cartId(), value: basket.total(), currency: 'GBP', reason: answer.error });
        main.querySelector('[data-problem]').replaceChildren(element(`<div class="note bad" role="alert">${words(answer.error)}</div>`));
        return;
      }
      wayline('identify', answer.user_id, { name: fields.name, email: fields.email }, answer.token);
      sessionStorage.setItem('cortado-order', JSON.stringify({ ...answer, name: fields.name, total: basket.total() }));
      basket.write([]);
      localStorage.removeItem('cortado-cart');
      location.href = '/thanks';
    });
  },
  thanks() {
    const order = JSON.parse(sessionStorage.getItem('cortado-order') || 'null');
    if (order) main.append(element(`<p>Order <b>${words(order.order_id)}</b>, ${money(order.total)}. We pack it now, ${words(order.name)}; the parcel usually comes within two days.</p>`));
    main.append(element('<p><a class="button" href="/products/care-kit">Keep them new</a></p>'));
  },
  journal: pictures, story: pictures, search() {},
  feed() {
    const seen = () => fetch('/elsewhere/seen', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ anonymous_id: localStorage.getItem('cortado-visitor') }) });
    if (localStorage.getItem('cortado-visitor')) seen();
  },
};

const cards = (products) => element(`<ul class="cards">${products.map((product) => `<li><a href="/products/${product.id}">${picture(product, product.colours[0].hue)}<b>${product.name}</b><div class="soft small">${product.line} · ${money(product.price)}</div></a></li>`).join('')}</ul>`);
const missing = () => main.append(element('<p>We do not make that one. <a class="button" href="/trainers">See the trainers</a></p>'));
const cartId = () => { let id = localStorage.getItem('cortado-cart'); if (!id) localStorage.setItem('cortado-cart', (id = crypto.randomUUID())); return id; };

addEventListener('load', () => {
  const remember = setInterval(() => { const id = window.Wayline?.anonymousId?.(); if (id) { localStorage.setItem('cortado-visitor', id); clearInterval(remember); } }, 200);
  setTimeout(() => clearInterval(remember), 5000);
});
count();
fetch('/site/products.json').then((answer) => answer.json()).then((products) => pages[document.body.dataset.page]?.(products));
