using Ticketing.MailCatcher;

await using var app = CatcherApp.Build(args);
await app.RunAsync();
