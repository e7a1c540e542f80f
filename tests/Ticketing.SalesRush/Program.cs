using Ticketing.SalesRush;
using Ticketing.SystemKit.Running;
using Ticketing.SystemKit.Rush;

if (args is ["-h" or "--help", ..])
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}

if (CommandLine.TryParse(args, out var problem) is not { } command)
{
    await Console.Error.WriteLineAsync($"sales-rush: {problem}{Environment.NewLine}{CommandLine.Usage}");
    return 2;
}

Console.WriteLine($"{command.Plan.Seats} seats, {command.Plan.Buyers} buyers at once, "
    + $"parties of {command.Plan.PartyMin}-{command.Plan.PartyMax}, {command.Plan.ManualPercent} % pick on the map");
RushReport report;
if (command.Gateway is { } gateway)
{
    using var accounts = new Accounts(await File.ReadAllTextAsync(command.PrivateKeyFile));
    using var client = new TicketingClient(gateway, accounts, command.Plan.Buyers);
    report = await SellOut.RunAsync(client, command.Plan, Console.WriteLine);
}
else
{
    var options = new SystemOptions("sales-rush", Durable: true);
    Console.WriteLine($"starting the system on {options.Broker}");
    await using var system = await RunningSystem.StartAsync(options);
    using var client = new TicketingClient(system.Gateway, system.Accounts, command.Plan.Buyers);
    report = await SellOut.RunAsync(client, command.Plan, Console.WriteLine);
}

Console.WriteLine();
Console.WriteLine(report);
return report.Disagreements.Count == 0 ? 0 : 1;
