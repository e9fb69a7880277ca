/** The shop around the chat: a page that any visitor could be on. */
const coffees = [
  { name: 'Polar', notes: 'Blueberry, black tea', from: 'Ethiopia', price: '€14', tone: '#8c6a5d' },
  { name: 'Mittsommer', notes: 'Peach, honey', from: 'Colombia', price: '€13', tone: '#b98b5e' },
  { name: 'Winterhafen', notes: 'Dark chocolate, cherry', from: 'Guatemala', price: '€12', tone: '#5f4a42' },
];

export function Shop() {
  return (
    <main className="shop">
      <header className="shop-head">
        <strong>Nordlicht Coffee</strong>
        <span>Roasted in Kiel, sent all over Europe</span>
      </header>
      <section className="shop-hero">
        <h1>Coffee for long evenings</h1>
        <p>
          Three roasts, small batches, at your door within three days. Questions about an order? Write to us in the chat, in your
          own language.
        </p>
      </section>
      <ul className="shop-coffees">
        {coffees.map((coffee) => (
          <li key={coffee.name}>
            <div className="shop-bag" style={{ backgroundColor: coffee.tone }} aria-hidden>
              <span>{coffee.name}</span>
            </div>
            <h2>{coffee.name}</h2>
            <p>{coffee.notes}</p>
            <p className="shop-price">
              {coffee.from} · {coffee.price}
            </p>
          </li>
        ))}
      </ul>
    </main>
  );
}
