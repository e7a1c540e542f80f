using Ticketing.SalesRush;
using Ticketing.SystemKit.Running;
using Ticketing.SystemKit.Rush;
using Ticketing.SystemKit.Scenarios;

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

var connections = command.Scenario?.Connections ?? command.Plan.Buyers;
if (command.Gateway is { } gateway)
{
    using var accounts = new Accounts(await File.ReadAllTextAsync(command.PrivateKeyFile));
    using var client = new TicketingClient(gateway, accounts, connections);
    return command.Scenario is { } scenario ? await PlayAsync(client, scenario, null) : await SellOutAsync(client);
}

var options = new SystemOptions("sales-rush", Durable: true, Settings: command.Scenario?.Settings);
Console.WriteLine($"starting the system on {options.Broker}");
await using var system = await RunningSystem.StartAsync(options);
using var own = new TicketingClient(system.Gateway, system.Accounts, connections);
if (command.Scenario is not { } named)
{
    return await SellOutAsync(own);
}

Console.WriteLine("warming up");
for (var rush = 0; rush < 2; rush++)
{
    await SellOut.RunAsync(own, new RushPlan(Seats: RushPlan.SeatsStep, Buyers: 300), _ => { });
}

return await PlayAsync(own, named, system);

async Task<int> SellOutAsync(TicketingClient client)
{
    Console.WriteLine($"{command.Plan.Seats} seats, {command.Plan.Buyers} buyers at once, "
        + $"parties of {command.Plan.PartyMin}-{command.Plan.PartyMax}, {command.Plan.ManualPercent} % pick on the map");
    var report = await SellOut.RunAsync(client, command.Plan, Console.WriteLine);
    Console.WriteLine();
    Console.WriteLine(report);
    return report.Disagreements.Count == 0 ? 0 : 1;
}

async Task<int> PlayAsync(TicketingClient client, Scenario scenario, RunningSystem? started)
{
    Console.WriteLine($"{scenario.Name}: {scenario.Story}");
    var report = await ScenarioRun.PlayAsync(client, scenario, Console.WriteLine, started);
    ScenarioPage.Write(report, command.ReportFolder);
    Console.WriteLine();
    Console.WriteLine(ScenarioPage.Summary(report));
    Console.WriteLine($"report: {Path.Combine(command.ReportFolder, scenario.Name)}.md");
    return report.Disagreements.Count == 0 ? 0 : 1;
}
