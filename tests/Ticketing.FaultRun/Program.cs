using System.Globalization;
using Ticketing.SystemKit.Faults;
using Ticketing.SystemKit.Running;

const string Usage = """
    Kills every process (SIGKILL) at every step of a flow while the payment provider misbehaves, and checks after each
    few kills that money, tickets, seats, codes and invoices agree and nothing is stuck. Starts a system of its own and
    stops it again.

    Usage: dotnet run --project tests/Ticketing.FaultRun -- [--flow NAME] [--seed N] [--rounds N] [--kills N] [--buyers N]
           [--from N] [--step NAME] [--victim NAME]

      --flow NAME booking (default), code, transfer, desk, reseat, allotment or resale: what people do meanwhile

      --seed N    decides order, buyers and cards (default: a new one, which is printed)
      --rounds N  how often the table of steps x processes is gone through (default 1: 110 kills, about half an hour)
      --kills N   stops after so many kills
      --from N    begins after the first N cells of the seed's order, to go through the table in parts
      --buyers N  who are there around each kill (default 10)
      --step, --victim  only this row or column of the table, for example captured-unanswered, booking-service

    The exit code is 0 when everything agreed after every kill.
    """;

var plan = new FaultPlan(Random.Shared.Next(1, 1_000_000));
for (var i = 0; i < args.Length; i++)
{
    var value = i + 1 < args.Length ? args[i + 1] : "";
    var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
    plan = (args[i], isNumber && number > 0) switch
    {
        ("--flow", false) when FaultFlow.All.FirstOrDefault(flow => flow.Name == value) is { } flow =>
            plan with { Flow = flow },
        ("--step", false) when FaultFlow.All.SelectMany(flow => flow.Steps).Any(step => step.Name == value) =>
            plan with { Step = value },
        ("--victim", false) when value.Length > 0 => plan with { Victim = value },
        ("--seed", true) => plan with { Seed = number },
        ("--rounds", true) => plan with { Rounds = number },
        ("--kills", true) => plan with { Kills = number },
        ("--from", true) => plan with { From = number },
        ("--buyers", true) => plan with { Buyers = number },
        _ => null!,
    };
    if (plan is null)
    {
        await Console.Error.WriteLineAsync(Usage);
        return args[i] is "-h" or "--help" ? 0 : 2;
    }

    i++;
}

if (LocalServers.WhyNot is { } reason)
{
    await Console.Error.WriteLineAsync($"fault-run: {reason}");
    return 1;
}

var options = new SystemOptions("fault-run");
Console.WriteLine($"seed {plan.Seed}; starting the system on {options.Broker}");
await using var system = await RunningSystem.StartAsync(options);
using var run = new FaultRun(system, plan, line => Console.WriteLine($"{DateTime.Now:HH:mm:ss} {line}"));
try
{
    Console.WriteLine(await run.RunAsync());
    return 0;
}
catch (Exception e) when (e is TimeoutException or InvalidOperationException)
{
    // What does not agree. The system is stopped on the way out.
    await Console.Error.WriteLineAsync($"{e.Message}; the logs are in {system.LogFolder}");
    return 1;
}
