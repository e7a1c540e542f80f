using Microsoft.Extensions.Options;
using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Infrastructure;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reconciling;

/// <summary>A seat to correct, unless it has changed or its booking's record forbids it.</summary>
/// <param name="Index">In the bit string.</param>
/// <param name="Expected">What it must be now.</param>
/// <param name="Correct">What it shall be.</param>
/// <param name="Booking">Whose record decides; null for none.</param>
/// <param name="Forbidden">States of that record that forbid it; N for none there.</param>
/// <param name="Mark">State that the record gets, <see cref="GaveBackMark"/>, or '-' for nothing.</param>
internal sealed record SeatCorrection(
    int Index, SeatStatus Expected, SeatStatus Correct, BookingId? Booking = null, string Forbidden = "-",
    char Mark = '-')
{
    /// <summary>Mark: the record notes that its booking gave this seat back.</summary>
    public const char GaveBackMark = 'P';
}

/// <summary>What one call did.</summary>
/// <param name="Made">The state was missing and was made.</param>
/// <param name="Seats">Seats corrected.</param>
/// <param name="LeftAlone">Corrections not made, because the seat moved meanwhile.</param>
/// <param name="Counters">Counters that the bits contradicted.</param>
internal sealed record MendOutcome(bool Made, int Seats, int LeftAlone, int Counters);

/// <summary>Runs mend_subsection.lua: makes what is missing, corrects seats, recounts.</summary>
internal sealed class SubsectionMend(
    [FromKeyedServices("kvrocks")] IConnectionMultiplexer kvrocks, IOptions<SeatStateOptions> options,
    TimeProvider time)
{
    /// <summary>Corrections in one call; each may bring a key and an argument.</summary>
    private const int MaxCorrections = 1_000;

    private static readonly KvrocksScript Script = KvrocksScript.FromFiles("mend_subsection.lua");

    /// <summary>
    /// Writes <paramref name="bits"/> if there are none (null: leaves a missing subsection missing), makes the
    /// corrections that were found at <paramref name="sequence"/>, and counts again.
    /// </summary>
    public async Task<MendOutcome> RunAsync(
        SectionShape section, SubsectionShape subsection, byte[]? bits, long sequence,
        IReadOnlyList<SeatCorrection> corrections)
    {
        var total = new MendOutcome(false, 0, 0, 0);
        foreach (var chunk in corrections.Chunk(MaxCorrections).DefaultIfEmpty([]))
        {
            var one = await RunOnceAsync(section, subsection, bits, sequence, chunk);
            total = new MendOutcome(
                total.Made || one.Made, total.Seats + one.Seats, total.LeftAlone + one.LeftAlone,
                total.Counters + one.Counters);
        }

        return total;
    }

    private async Task<MendOutcome> RunOnceAsync(
        SectionShape section, SubsectionShape subsection, byte[]? bits, long sequence, SeatCorrection[] corrections)
    {
        var (e, name, number) = (section.EventId, section.Name, subsection.Number);
        var bookings = corrections.Where(c => c.Booking is not null).Select(c => c.Booking!.Value).Distinct().ToList();
        var result = (int[])(await Script.EvaluateAsync(
            kvrocks.GetDatabase(),
            [
                KvrocksKeys.Total(e, name, number),
                KvrocksKeys.SeatBits(e, name, number),
                KvrocksKeys.Available(e, name, number),
                KvrocksKeys.Reserved(e, name, number),
                KvrocksKeys.Sold(e, name, number),
                KvrocksKeys.Changes(e),
                KvrocksKeys.Sequence(e),
                .. Enumerable.Range(1, subsection.Rows)
                    .Select(row => (RedisKey)KvrocksKeys.RowAvailable(e, name, number, row)),
                .. bookings.Select(b => KvrocksKeys.Reservation(e, b)),
            ],
            [
                name,
                number,
                subsection.Rows,
                subsection.SeatsPerRow,
                subsection.Seats,
                options.Value.MaxChangesKept,
                time.GetUtcNow().ToUnixTimeMilliseconds() * 1_000,
                sequence,
                bits ?? [],
                .. corrections.Select(c => (RedisValue)TextOf(c, bookings)),
            ]))!;
        return new MendOutcome(result[0] == 1, result[1], result[2], result[3]);
    }

    private static string TextOf(SeatCorrection c, List<BookingId> bookings) =>
        $"{c.Index} {(int)c.Expected} {(int)c.Correct} "
        + $"{(c.Booking is { } booking ? bookings.IndexOf(booking) + 1 : 0)} {c.Forbidden} {c.Mark}";
}
