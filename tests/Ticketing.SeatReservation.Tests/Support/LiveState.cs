using StackExchange.Redis;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Tests.Support;

/// <summary>What Kvrocks holds of a section, read key by key and not by the code under test.</summary>
internal static class LiveState
{
    /// <summary>The seats of a subsection as digits, a row a line.</summary>
    public static async Task<string> SeatsAsync(IDatabase kvrocks, LiveSection section, int number)
    {
        var shape = section.Shape.Find(number).ShouldNotBeNull();
        var bits = (byte[])(await kvrocks.StringGetAsync(
            KvrocksKeys.SeatBits(section.Shape.EventId, section.Shape.Name, number)))!;
        return string.Join('\n', Enumerable.Range(0, shape.Rows)
            .Select(row => SeatBits.ToDigits(bits, row * shape.SeatsPerRow, shape.SeatsPerRow)));
    }

    /// <summary>Fails unless every counter of the section says what its bits say.</summary>
    public static async Task CountersShouldAgreeAsync(IDatabase kvrocks, LiveSection section)
    {
        foreach (var subsection in section.Shape.Subsections)
        {
            var rows = (await SeatsAsync(kvrocks, section, subsection.Number)).Split('\n');
            var (e, name, number) = (section.Shape.EventId, section.Shape.Name, subsection.Number);
            string[] keys =
            [
                KvrocksKeys.Total(e, name, number),
                KvrocksKeys.Available(e, name, number),
                KvrocksKeys.Reserved(e, name, number),
                KvrocksKeys.Sold(e, name, number),
                .. Enumerable.Range(1, subsection.Rows).Select(row => KvrocksKeys.RowAvailable(e, name, number, row)),
            ];
            var values = await kvrocks.StringGetAsync([.. keys.Select(k => (RedisKey)k)]);

            values.Select(v => (int)v).ShouldBe(
            [
                subsection.Seats, Count(rows, '0'), Count(rows, '1'), Count(rows, '2'),
                .. rows.Select(row => Count([row], '0')),
            ]);
        }
    }

    /// <summary>The change stream, oldest first.</summary>
    public static async Task<IReadOnlyList<SeatChange>> ChangesAsync(IDatabase kvrocks, EventId eventId)
    {
        var entries =
            (RedisResult[])(await kvrocks.ExecuteAsync("XRANGE", (string)KvrocksKeys.Changes(eventId)!, "-", "+"))!;
        return
        [
            .. entries.Select(entry =>
            {
                var pair = (RedisResult[])entry!;
                var fields = (RedisResult[])pair[1]!;
                return SeatChange.Parse(long.Parse(((string)pair[0]!).Split('-')[0]), (string)fields[1]!);
            }),
        ];
    }

    private static int Count(IEnumerable<string> rows, char digit) => rows.Sum(row => row.Count(c => c == digit));
}
