using StackExchange.Redis;
using Ticketing.Contracts;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving;

/// <summary>The seats of one booking that a message names.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Seats">All of its seats, or some of them.</param>
/// <param name="WereSold">Release only: the booking was paid.</param>
/// <param name="Resold">Release only: the seats are SOLD, and another booking's.</param>
internal readonly record struct BookingSeats(
    BookingId Booking, IReadOnlyList<SeatPosition> Seats, bool WereSold = false, bool Resold = false)
{
    private const int FlagLength = 2; // "1 " before the list

    private string Flag => Resold ? "2 " : WereSold ? "1 " : "0 ";

    /// <summary>
    /// Calls a function that takes named seats, for many bookings in order. A booking that names a seat the plan
    /// does not have is <see cref="SeatOutcomeKind.Contradicted"/> and the rest go on.
    /// </summary>
    public static async Task<IReadOnlyList<SeatOutcome>> RunAsync(
        SectionCalls calls, SeatFunction function, LiveSection section, IReadOnlyList<BookingSeats> bookings)
    {
        var outcomes = new SeatOutcome[bookings.Count];
        var items = new List<SectionItem>(bookings.Count);
        var sent = new List<int>(bookings.Count); // indexes of the bookings that are in the call
        for (var i = 0; i < bookings.Count; i++)
        {
            var places = bookings[i].Seats.Select(section.Shape.PlaceOf).Distinct().ToArray();
            if (places.Contains(null) || places.Length > SectionCalls.MaxSeatsPerItem)
            {
                outcomes[i] = new SeatOutcome(SeatOutcomeKind.Contradicted, 0);
                continue;
            }

            var list = SeatPlace.FormatList(places.Select(p => p!.Value));
            items.Add(new SectionItem(
                bookings[i].Booking, bookings[i].Flag + list, places.Length));
            sent.Add(i);
        }

        var results = await calls.RunAsync(function, section, items, chunk => new SortedSet<int>(chunk
            .SelectMany(item => SeatPlace.ParseList(item.Text.AsSpan(FlagLength)))
            .Select(p => section.Shape.PositionOf(p.Subsection))));
        for (var i = 0; i < sent.Count; i++)
        {
            outcomes[sent[i]] = SeatOutcome.Of(results[i]);
        }

        return outcomes;
    }
}
