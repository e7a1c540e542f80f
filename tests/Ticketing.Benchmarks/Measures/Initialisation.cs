using System.Diagnostics;
using StackExchange.Redis;
using Ticketing.Benchmarks.Rig;

namespace Ticketing.Benchmarks.Measures;

/// <summary>50,000 seats made by the service's own use case; and what the event takes in the store.</summary>
internal static class Initialisation
{
    public static async Task<IReadOnlyList<Result>> RunAsync(BenchmarkRig rig)
    {
        var engine = new Engine(rig.Connection);
        List<double> times = [];
        EventId eventId = default;
        for (var run = -1; run < rig.Options.Runs; run++)
        {
            eventId = rig.NextEvent();
            var commands = Halls.Commands(eventId);
            var started = Stopwatch.GetTimestamp();
            await Task.WhenAll(commands.Select(engine.Initialize.RunAsync));
            if (run >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return
        [
            new Result("50,000 seats initialised", $"{times.Median():F0} ms", "", "", "< 1 s", "Lua and client"),
            new Result("memory of that event", await MemoryAsync(rig, eventId), "", "", "≤ 240 KB", "keys and hashes"),
        ];
    }

    private static async Task<string> MemoryAsync(BenchmarkRig rig, EventId eventId)
    {
        try
        {
            var byKind = new SortedDictionary<string, (int Keys, long Bytes)>(StringComparer.Ordinal);
            foreach (var key in await KeysAsync(rig.Database, eventId))
            {
                var kind = key[..key.IndexOf(':', StringComparison.Ordinal)];
                var (keys, bytes) = byKind.GetValueOrDefault(kind);
                var size = (long)await rig.Database.ExecuteAsync("MEMORY", "USAGE", key, "SAMPLES", 0); // Redis alone
                byKind[kind] = (keys + 1, bytes + size);
            }

            var parts = byKind.OrderByDescending(k => k.Value.Bytes)
                .Select(k => $"{k.Key} {k.Value.Bytes / 1024.0:F0} KB in {k.Value.Keys} keys");
            return $"{byKind.Values.Sum(k => k.Bytes) / 1024.0:F0} KB ({string.Join(", ", parts)})";
        }
        catch (RedisServerException e)
        {
            return $"not told by this store ({e.Message})";
        }
    }

    /// <summary>By kind, because Kvrocks finds keys by what they begin with and by nothing else.</summary>
    private static async Task<HashSet<string>> KeysAsync(IDatabase database, EventId eventId)
    {
        string[] ofEvent = ["event_plan", "seat_changes", "seat_seq"];
        string[] ofSubsection =
        [
            "seats_bf", "subsection_avail", "subsection_total", "subsection_reserved", "subsection_sold", "row_avail",
            "seat_meta", "reservation",
        ];
        HashSet<string> found = [.. ofEvent.Select(kind => $"{kind}:{eventId}")];
        foreach (var kind in ofSubsection)
        {
            var cursor = "0";
            do
            {
                var page = (RedisResult[])(await database.ExecuteAsync(
                    "SCAN", cursor, "MATCH", $"{kind}:{eventId}:*", "COUNT", 10_000))!;
                cursor = (string)page[0]!;
                found.UnionWith((string[])page[1]!);
            }
            while (cursor != "0");
        }

        return found;
    }
}
