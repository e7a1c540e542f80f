using System.Text.RegularExpressions;

namespace Ticketing.Architecture.Tests;

/// <summary>
/// What the seat store is asked must be there on Redis 7 and on Kvrocks from 2.10 (docs/kvrocks.md), so that a machine with
/// <c>kvrocks</c> on the PATH runs the same service, tests and benchmarks. Booking's Redis is a Redis and not meant.
/// </summary>
public partial class KvrocksCommandsTests
{
    private const string NotPrefix = "Kvrocks finds keys by what they begin with only";

    private static readonly string[] Folders =
    [
        "services/Ticketing.SeatReservation/", "tests/Ticketing.SeatReservation.Tests/", "tests/Ticketing.Benchmarks/",
        "tests/Ticketing.TestKit/",
    ];

    /// <summary>Commands that our scripts may call: tried on Kvrocks 2.10.1.</summary>
    private static readonly HashSet<string> ScriptCommands =
    [
        "APPEND", "BITFIELD", "DECR", "EXISTS", "EXPIRE", "GET", "HEXISTS", "HGET", "HSET", "INCR", "MGET", "MSET",
        "PEXPIREAT", "SET", "SETRANGE", "TIME", "XADD", "XRANGE",
    ];

    private static readonly (Regex Pattern, string Reason)[] Missing =
    [
        (new("""["']#(\{|\d)"""), "BITFIELD has no offset in units (#i): 2 * i"),
        (new("""(?i)"FUNCTION",\s*"(FLUSH|STATS|DUMP|RESTORE|KILL)"|\bfunction (flush|stats|dump)\b"""),
            "delete libraries by name"),
        (new("""(?i)"CONFIG",\s*"RESETSTAT"|ConfigResetStatistics"""), "no RESETSTAT: take differences"),
        (new("""(?i)"SCRIPT",\s*"(KILL|DEBUG)"|"CLIENT",\s*"SETINFO"|"MEMORY",\s*"(STATS|DOCTOR|PURGE)"""),
            "no such subcommand"),
        (new("""(?i)Execute(Async)?\(\s*"(WAIT|LATENCY|OBJECT|SWAPDB|FAILOVER)\b|Latency(Doctor|Histor|Latest|Reset)"""),
            "no such command"),
        (new("""(?i)"(MATCH|KEYS)",\s*\$?"[^"]*\*[^"]+"|\.Keys(Async)?\([^)]*pattern:\s*\$?"[^"]*\*[^"]+"""), NotPrefix),
        (new("""(?i)"(MATCH|KEYS)",\s*pattern\b"""), NotPrefix + "; write the pattern where it is used"),
        (new("""register_function\s*\(?\s*\{"""), "only register_function(name, function)"),
    ];

    private static readonly IReadOnlyList<string> Files =
        [.. Sources.All.Where(path => Folders.Any(path.StartsWith) && Path.GetExtension(path) is ".cs" or ".lua")];

    [Fact]
    public void The_seat_store_is_asked_nothing_that_Kvrocks_lacks()
    {
        Files.Count(path => path.EndsWith(".cs")).ShouldBeGreaterThan(100);
        Files.Count(path => path.EndsWith(".lua")).ShouldBeGreaterThan(10);
        Files.Count(path => Text(path).Contains("ExecuteAsync(")).ShouldBeGreaterThan(5);

        (from path in Files
         let text = Text(path)
         from rule in Missing
         from match in rule.Pattern.Matches(text)
         select $"{path}: {match.Value} ({rule.Reason})").ShouldBeEmpty();
    }

    [Fact]
    public void Scripts_call_only_commands_that_mean_the_same_on_both()
    {
        var called = Files.Where(path => path.EndsWith(".lua") || path.EndsWith("RawReserve.cs"))
            .SelectMany(path => Call().Matches(Text(path)).Select(m => (path, Command: m.Groups[1].Value))).ToList();

        called.Count.ShouldBeGreaterThan(30);
        called.Where(call => !ScriptCommands.Contains(call.Command)).ShouldBeEmpty();
        ScriptCommands.Except(called.Select(call => call.Command)).Except(["EXPIRE", "PEXPIREAT"]) // by a variable
            .ShouldBeEmpty("what nobody calls need not be allowed");
    }

    [Theory]
    [InlineData("""ExecuteAsync("BITFIELD", key, "GET", "u2", $"#{index}")""")]
    [InlineData("""redis.call('BITFIELD', KEYS[1], 'GET', 'u2', '#12')""")]
    [InlineData("""ExecuteAsync("FUNCTION", "FLUSH")""")]
    [InlineData("""ExecuteAsync("CONFIG", "RESETSTAT")""")]
    [InlineData("""ExecuteAsync("SCRIPT", "KILL")""")]
    [InlineData("""ExecuteAsync("WAIT", 1, 100)""")]
    [InlineData("""ExecuteAsync("SCAN", cursor, "MATCH", $"*:{eventId}", "COUNT", 10)""")]
    [InlineData("""ExecuteAsync("KEYS", $"seats_bf:*:{section}")""")]
    [InlineData("""redis.register_function{function_name='f', callback=f, flags={'no-writes'}}""")]
    public void Twin_what_Kvrocks_lacks_is_found(string text) =>
        Missing.ShouldContain(rule => rule.Pattern.IsMatch(text));

    [Theory]
    [InlineData("""ExecuteAsync("BITFIELD", key, "GET", "u2", 2 * index)""")]
    [InlineData("""ExecuteAsync("FUNCTION", "DELETE", name)""")]
    [InlineData("""ExecuteAsync("SCAN", cursor, "MATCH", $"{kind}:{eventId}:*", "COUNT", 10)""")]
    [InlineData("""ExecuteAsync("SCAN", cursor, "MATCH", prefix + "*", "COUNT", 10)""")]
    [InlineData("""redis.register_function('f', function(keys, argv)""")]
    public void Twin_what_Kvrocks_has_is_not(string text) =>
        Missing.ShouldNotContain(rule => rule.Pattern.IsMatch(text));

    private static string Text(string path) => string.Join('\n', Sources.Lines(path).Where(line =>
        !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        && !line.TrimStart().StartsWith("--", StringComparison.Ordinal)));

    /// <summary>For example <c>redis.call('GET', …)</c> and <c>call('MSET', …)</c>.</summary>
    [GeneratedRegex(@"\bcall\('([A-Za-z]+)'")]
    private static partial Regex Call();
}
