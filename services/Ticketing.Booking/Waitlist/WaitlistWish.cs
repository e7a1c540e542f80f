using System.Globalization;
using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Waitlist;

/// <summary>What somebody waits for.</summary>
/// <param name="PartySize">Seats, all or none.</param>
/// <param name="Sections">In order of preference; empty for any, then in the order of the plan.</param>
/// <param name="Adjacent">Side by side in one row only.</param>
/// <param name="PriceCapMinor">Most a seat may cost; null for any price.</param>
/// <param name="Accessible">Accessible seats and no others; else none of them.</param>
/// <param name="Companions">
/// With <paramref name="Accessible"/>: so many of the party get companion or ordinary seats in one row with the accessible
/// seats of the others, without a gap.
/// </param>
internal sealed record WaitlistWish(
    int PartySize, IReadOnlyList<string> Sections, bool Adjacent, long? PriceCapMinor, bool Accessible = false,
    int Companions = 0)
{
    /// <summary>Null when one can wait for this at the event, else the first rule it breaks.</summary>
    public Refusal? Check(EventDirectoryEntry entry)
    {
        if (entry.Status != SaleStatus.OnSale)
        {
            return BookingErrors.EventNotOnSale;
        }
        if (!entry.AllowsWaitlist)
        {
            return WaitlistErrors.NoWaitlist;
        }
        if (Sections.Any(name => entry.Find(name) is null))
        {
            return BookingErrors.SectionNotFound;
        }
        if (PartySize < 1 || PartySize > entry.MaxTicketsPerBooking)
        {
            return BookingErrors.QuantityOutOfRange with
            {
                Detail = $"An order is for 1 to {entry.MaxTicketsPerBooking} seats of this event.",
            };
        }
        if (!Wanted(entry).Any())
        {
            return BookingErrors.NoSuchSeat with { Detail = Accessible
                    ? "None of the wanted sections has accessible seats."
                    : "The wanted sections have tables that are sold whole; nobody can wait for one." };
        }
        return Allowed(entry).Count > 0
            ? null
            : BookingErrors.AbovePriceCap with { Detail = "Every wanted section costs more than the price cap." };
    }

    /// <summary>The sections that the wish can be met in at today's prices, best first.</summary>
    public IReadOnlyList<SectionPlan> Allowed(EventDirectoryEntry entry) =>
        [.. Wanted(entry).Where(s => PriceCapMinor is not { } cap || entry.DearestOf(s) <= cap)];

    /// <summary>The wanted sections whatever they cost, best first.</summary>
    public IEnumerable<SectionPlan> Wanted(EventDirectoryEntry entry)
    {
        // Tables that are sold whole are chosen by who sits at them: nobody waits for any of them.
        var named = (Sections.Count == 0 ? entry.Sections : Sections.Select(entry.Find).OfType<SectionPlan>())
            .Where(s => s.Subsections is not [{ Kind: PlaceKind.Tables }, ..]);
        return Accessible ? named.Where(s => s.Subsections.Any(sub => sub.Accessible.Count > 0)) : named;
    }

    /// <summary>The seats that are waited for, whatever they cost.</summary>
    public IEnumerable<SeatPool> Pools(EventDirectoryEntry entry) =>
        Wanted(entry).SelectMany(s => PoolsOf(s.Name));

    /// <summary>The seats of a section that are waited for.</summary>
    public IEnumerable<SeatPool> PoolsOf(string section) => Companions > 0
        ? [new SeatPool(section, true), new SeatPool(section, false)]
        : [new SeatPool(section, Accessible)];

    /// <summary>Takes the best seats for the party out of <paramref name="free"/>; null if there are none.</summary>
    public IReadOnlyList<SeatPosition>? Take(string section, IReadOnlyDictionary<SeatPool, FreeSeats> free)
    {
        var seats = free[new SeatPool(section, Accessible)];
        return Companions > 0
            ? seats.TakeBeside(PartySize - Companions, free[new SeatPool(section, false)], Companions)
            : seats.Take(PartySize, Adjacent);
    }

    /// <summary>True if there are so many free seats of each kind as the party needs.</summary>
    public bool HasEnough(string section, IReadOnlyDictionary<SeatPool, FreeSeats> free) =>
        CountOf(free, section, Accessible) >= PartySize - Companions
        && (Companions == 0 || CountOf(free, section, false) + CompanionSeatsOf(free, section) >= Companions);

    private static int CompanionSeatsOf(IReadOnlyDictionary<SeatPool, FreeSeats> free, string section) =>
        free.TryGetValue(new SeatPool(section, true), out var seats) ? seats.Companion?.Count ?? 0 : 0;

    private static int CountOf(IReadOnlyDictionary<SeatPool, FreeSeats> free, string section, bool accessible) =>
        free.TryGetValue(new SeatPool(section, accessible), out var seats) ? seats.Count : 0;

    /// <summary>
    /// What is authorised: the party in the dearest section that fits. Only what the seats cost is captured.
    /// </summary>
    public long AuthoriseMinor(EventDirectoryEntry entry) =>
        checked(PartySize * Allowed(entry).Max(entry.DearestOf));

    /// <summary>SHA-256 of what was asked, independent of how the JSON was written.</summary>
    public byte[] Fingerprint(long eventId) => IdempotencyKey.Fingerprint(string.Create(
        CultureInfo.InvariantCulture,
        $"{eventId}|{PartySize}|{string.Join(',', Sections)}|{Adjacent}|{PriceCapMinor}"
        + $"{(Accessible ? "|accessible" : "")}{(Companions > 0 ? $"|companions {Companions}" : "")}"));
}
