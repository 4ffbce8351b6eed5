// Run by the tests: one of the published Node clients, as it is, with our address and key.
const [, , which, url, key] = process.argv;

async function segment() {
  const { Analytics } = await import('@segment/analytics-node');
  const client = new Analytics({ writeKey: key, host: url, maxEventsInBatch: 3 });
  client.on('error', (problem) => {
    console.error(problem);
    process.exitCode = 1;
  });
  client.identify({ userId: 'customer-1', traits: { email: 'maya@example.com' } });
  client.track({ userId: 'customer-1', event: 'Order Completed', properties: { revenue: 9.5 } });
  client.page({ anonymousId: 'anon-1', name: 'Home' });
  client.screen({ anonymousId: 'anon-1', name: 'Basket' });
  client.group({ userId: 'customer-1', groupId: 'company-1' });
  client.alias({ userId: 'customer-1', previousId: 'anon-1' });
  await client.closeAndFlush();
}

async function rudderstack() {
  const { default: Analytics } = await import('@rudderstack/rudder-sdk-node');
  for (const gzip of [true, false]) {
    const client = new Analytics(key, { dataPlaneUrl: url, gzip, logLevel: 'error' });
    client.identify({ userId: 'customer-1', traits: { email: 'maya@example.com' } });
    client.track({ userId: 'customer-1', event: gzip ? 'Packed' : 'Plain', properties: { revenue: 9.5 } });
    await new Promise((done, failed) => client.flush((problem) => (problem ? failed(problem) : done())));
  }
}

await { segment, rudderstack }[which]();
process.exit();
