using System.Globalization;
using Ticketing.SystemKit.Running;
using Ticketing.SystemKit.Seeding;

const string Usage = """
    Fills a running system with an invented catalogue: 60 cinemas in 20 cities, 300 halls, 2,000 shows of the next seven
    days, a stadium tour, and pictures that it draws. What is there already stays, so it may be run again.

    Usage: dotnet run --project tests/Ticketing.Seed -- [--gateway URL] [--private-key FILE] [--percent N]

      --gateway URL      the system that ./run has started (default http://localhost:5100)
      --private-key FILE its signing key (default .data/secrets/auth-private-key)
      --percent N        of the shows, 1 to 100 (default 100)
    """;

var (gateway, keyFile, percent) = ("http://localhost:5100", Path.Combine(".data", "secrets", "auth-private-key"), 100);
for (var i = 0; i < args.Length; i += 2)
{
    var value = i + 1 < args.Length ? args[i + 1] : null;
    switch (args[i])
    {
        case "--gateway" when value is not null: gateway = value; break;
        case "--private-key" when value is not null: keyFile = value; break;
        case "--percent" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out percent)
            && percent is >= 1 and <= 100: break;
        case "-h" or "--help":
            Console.WriteLine(Usage);
            return 0;
        default:
            await Console.Error.WriteLineAsync(Usage);
            return 2;
    }
}

using var accounts = new Accounts(await File.ReadAllTextAsync(keyFile));
using var http = new HttpClient { BaseAddress = new Uri(gateway, UriKind.Absolute) };
var report = await new CatalogueSeed(http, accounts, Console.WriteLine, TimeProvider.System).RunAsync(percent);
Console.WriteLine($"added {report}");
return 0;
