using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.Domain;

namespace Ticketing.SeatReservation.Infrastructure;

/// <summary>
/// What a release or a finalisation did, as release_seats.lua and finalize_payment.lua number
/// it.
/// </summary>
public enum SeatOutcomeKind
{
    /// <summary>Done; <see cref="SeatOutcome.Seats"/> seats changed.</summary>
    Applied,

    /// <summary>Done before: a redelivery.</summary>
    Repeated,

    /// <summary>The booking holds no seats (any more), so there was nothing to change.</summary>
    HoldsNothing,

    /// <summary>The message names no seat of the booking's record: one of the two is wrong.</summary>
    Contradicted,
}

/// <summary>Outcome of one release or finalisation.</summary>
public readonly record struct SeatOutcome(SeatOutcomeKind Kind, int Seats)
{
    /// <summary>Reads a script's number.</summary>
    public static SeatOutcome Of(RedisResult result) => (int)result switch
    {
        >= 0 and var seats => new SeatOutcome(SeatOutcomeKind.Applied, seats),
        -1 => new SeatOutcome(SeatOutcomeKind.Repeated, 0),
        -2 => new SeatOutcome(SeatOutcomeKind.HoldsNothing, 0),
        -3 => new SeatOutcome(SeatOutcomeKind.Contradicted, 0),
        var other => throw new InvalidOperationException($"A script answered {other}."),
    };
}

/// <summary>The seats of one booking that a message names.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Seats">All of its seats, or some of them.</param>
/// <param name="WereSold">Release only: the booking was paid.</param>
public readonly record struct BookingSeats(BookingId Booking, IReadOnlyList<SeatPosition> Seats, bool WereSold = false)
{
    private const int FlagLength = 2; // "1 " before the list

    /// <summary>
    /// Calls a function that takes named seats, for many bookings in order. A booking that names a seat the plan
    /// does not have is <see cref="SeatOutcomeKind.Contradicted"/> and the rest go on.
    /// </summary>
    public static async Task<IReadOnlyList<SeatOutcome>> RunAsync(
        SectionScripts scripts, KvrocksFunction function, LiveSection section, IReadOnlyList<BookingSeats> bookings)
    {
        var outcomes = new SeatOutcome[bookings.Count];
        var items = new List<SectionItem>(bookings.Count);
        var asked = new List<int>(bookings.Count);
        for (var i = 0; i < bookings.Count; i++)
        {
            var places = bookings[i].Seats.Select(section.Shape.Locate).Distinct().ToArray();
            if (places.Contains(null) || places.Length > SectionScripts.MaxSeatsPerItem)
            {
                outcomes[i] = new SeatOutcome(SeatOutcomeKind.Contradicted, 0);
                continue;
            }

            var list = SeatPlace.FormatList(places.Select(p => p!.Value));
            items.Add(new SectionItem(
                bookings[i].Booking, (bookings[i].WereSold ? "1 " : "0 ") + list, places.Length));
            asked.Add(i);
        }

        var results = await scripts.RunAsync(function, section, items, chunk => new SortedSet<int>(chunk
            .SelectMany(item => SeatPlace.ParseList(item.Text.AsSpan(FlagLength)))
            .Select(p => section.Shape.PositionOf(p.Subsection))));
        for (var i = 0; i < asked.Count; i++)
        {
            outcomes[asked[i]] = SeatOutcome.Of(results[i]);
        }

        return outcomes;
    }
}
