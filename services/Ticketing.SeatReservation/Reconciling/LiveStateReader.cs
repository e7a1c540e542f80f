using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>A counter as it stands in Kvrocks; null when its key is missing.</summary>
internal readonly record struct LiveCounter(string Name, long? Value);

/// <summary>Everything Kvrocks holds of one subsection, read by one command.</summary>
/// <param name="Shape">Geometry.</param>
/// <param name="Sequence">Every change of the event up to this one is included.</param>
/// <param name="Bits">Null when missing or of a wrong length.</param>
/// <param name="Counters">Total, available, reserved, sold, then every row.</param>
internal sealed record LiveSubsection(
    SubsectionShape Shape, long Sequence, byte[]? Bits, IReadOnlyList<LiveCounter> Counters)
{
    /// <summary>True if nothing is missing, whatever the values are.</summary>
    public bool IsComplete => Bits is not null && Counters.All(c => c.Value is not null);

    /// <summary>Counters as the bits have them, in the order of <see cref="Counters"/>.</summary>
    public IReadOnlyList<long> Counted()
    {
        var bits = Bits ?? throw new InvalidOperationException($"Subsection {Shape.Number} has no bits.");
        var count = new long[4];
        var rows = new long[Shape.Rows];
        for (var index = 0; index < Shape.Places; index++)
        {
            var status = (int)SeatBits.Read(bits, index);
            count[status]++;
            rows[index / Shape.SeatsPerRow] += status == 0 ? 1 : 0;
        }

        return [Shape.Seats, count[0], count[1], count[2], .. rows];
    }
}

/// <summary>Reads live state as it is, also when parts of it are missing.</summary>
internal sealed class LiveStateReader([FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks)
{
    /// <summary>True if the section is marked as initialised.</summary>
    public Task<bool> IsPublishedAsync(SectionShape section) =>
        kvrocks.GetDatabase().HashExistsAsync(KvrocksKeys.EventPlan(section.EventId), section.Name);

    /// <summary>All subsections, one command each.</summary>
    public Task<LiveSubsection[]> ReadAsync(SectionShape section) =>
        Task.WhenAll(section.Subsections.Select(subsection => ReadAsync(section, subsection)));

    private async Task<LiveSubsection> ReadAsync(SectionShape section, SubsectionShape subsection)
    {
        var (e, name, number) = (section.EventId, section.Name, subsection.Number);
        (string Name, RedisKey Key)[] counters =
        [
            ("total", KvrocksKeys.Total(e, name, number)),
            ("available", KvrocksKeys.Available(e, name, number)),
            ("reserved", KvrocksKeys.Reserved(e, name, number)),
            ("sold", KvrocksKeys.Sold(e, name, number)),
            .. Enumerable.Range(1, subsection.Rows).Select(row =>
                ($"available in row {row}", (RedisKey)KvrocksKeys.RowAvailable(e, name, number, row))),
        ];
        var values = await kvrocks.GetDatabase().StringGetAsync(
            [KvrocksKeys.Sequence(e), KvrocksKeys.SeatBits(e, name, number), .. counters.Select(c => c.Key)]);
        var bits = (byte[]?)values[1];
        return new LiveSubsection(
            subsection,
            values[0].IsNull ? 0 : (long)values[0],
            bits?.Length == SeatBits.LengthOf(subsection.Places) ? bits : null,
            [.. counters.Select((c, i) => new LiveCounter(
                c.Name, !values[i + 2].IsNull && values[i + 2].TryParse(out long value) ? value : null))]);
    }
}
