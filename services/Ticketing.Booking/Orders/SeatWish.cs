using System.Globalization;
using System.Text;
using Ticketing.Booking.Bookings;
using Ticketing.Booking.Waitlist;
using Ticketing.Contracts;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>What a buyer asks for, with all fields present.</summary>
internal sealed record SeatWish(
    string Section,
    int? Subsection,
    SeatSelectionMode Mode,
    int Quantity,
    IReadOnlyList<SeatPosition> Seats,
    bool AllOrNothing)
{
    /// <summary>All sections in order of preference; <see cref="Section"/> is the first. At least one.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [Section];

    /// <summary>Best available: all seats side by side in one row, or none.</summary>
    public bool Adjacent { get; init; }

    /// <summary>Best available: accessible seats, and nothing else.</summary>
    public bool Accessible { get; init; }

    /// <summary>
    /// Of <see cref="Quantity"/>: so many get ordinary seats beside the accessible ones, all in one row, or nobody gets
    /// any.
    /// </summary>
    public int Companions { get; init; }

    /// <summary>Most a seat may cost, in minor units; null for any price.</summary>
    public long? PriceCapMinor { get; init; }

    /// <summary>What a seat of the only section costs by what the buyer saw; null if they do not say.</summary>
    public long? ExpectedPriceMinor { get; init; }

    /// <summary>Who the seats are for, a kind of buyer each; of named seats in their order. Empty: not said.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Best available: seats of this category alone.</summary>
    public string? Category { get; init; }

    /// <summary>The code the buyer typed, without blanks and in capitals; null for none.</summary>
    public string? Code { get; init; }

    /// <summary>The sections that may be asked: those whose price is within the cap, in order.</summary>
    public IReadOnlyList<SectionPlan> Affordable(EventDirectoryEntry entry) =>
    [
        .. Sections.Select(name => entry.Find(name)).OfType<SectionPlan>()
            .Where(section => WishedPrices.IsAffordable(this, entry, section)),
    ];

    /// <summary>
    /// Which seats of a section it would take: the buyer's own choice may have both kinds. A companion seat comes with an
    /// accessible one, so it has no pool of its own.
    /// </summary>
    public IEnumerable<SeatPool> Pools(SectionPlan section) => Mode == SeatSelectionMode.Manual
        ? Seats.Select(s => new SeatPool(section.Name, section.IsAccessible(s) || section.IsCompanion(s))).Distinct()
        : Companions > 0
            ? [new SeatPool(section.Name, true), new SeatPool(section.Name, false)]
            : [new SeatPool(section.Name, Accessible)];

    /// <summary>
    /// Null when <paramref name="entry"/> can be asked for this wish, else the first rule it breaks. Whether
    /// the seats are still free is for the seat engine to say.
    /// </summary>
    public Refusal? Check(EventDirectoryEntry entry)
    {
        if (entry.Status != SaleStatus.OnSale)
        {
            return BookingErrors.EventNotOnSale;
        }
        if (Sections.Any(name => entry.Find(name) is null))
        {
            return BookingErrors.SectionNotFound;
        }
        if (Kinds.Count > entry.MaxTicketsPerBooking || (entry.Pricing is not null && Seats.Count > entry.MaxTicketsPerBooking))
        {
            return OutOfRange(entry.MaxTicketsPerBooking);
        }
        if (WishedPrices.CheckKinds(this, entry, entry.Find(Section)!) is { } otherKinds)
        {
            return otherKinds;
        }
        if (Affordable(entry) is not [var section, ..])
        {
            return BookingErrors.AbovePriceCap;
        }
        return Mode == SeatSelectionMode.Manual
            ? CheckNamedSeats(section, entry.MaxTicketsPerBooking)
            : CheckQuantity(section, entry.MaxTicketsPerBooking);
    }

    /// <summary>
    /// Null unless a buyer names a companion seat without a wheelchair place beside it. Not asked where the seller says who
    /// gets the seats: at the desk, and of an allotment.
    /// </summary>
    public Refusal? CheckCompanionSeats(EventDirectoryEntry entry) =>
        Mode != SeatSelectionMode.Manual || CompanionSeats.AreAccompanied(entry.Find(Section)!, Seats)
            ? null
            : BookingErrors.CompanionSeatAlone;

    /// <summary>True if it names a companion seat: nobody gets one whose wheelchair place somebody else took.</summary>
    public bool NamesCompanionSeat(SectionPlan section) => Seats.Any(section.IsCompanion);

    /// <summary>False if the buyer saw another price than <paramref name="entry"/> has.</summary>
    public bool SeesPriceOf(EventDirectoryEntry entry, Func<EarlyBird, bool> early) =>
        ExpectedPriceMinor is not { } expected || entry.Find(Section) is not { } section || !IsPriceable(entry)
        || WishedPrices.Dearest(this, entry, section, early) == expected;

    /// <summary>A refusal if the seats cost more than the buyer saw; who saw a higher price gets the lower one.</summary>
    public Refusal? CheckPrice(EventDirectoryEntry entry, Func<EarlyBird, bool> early) =>
        ExpectedPriceMinor is { } expected && entry.Find(Section) is { } section
        && WishedPrices.Dearest(this, entry, section, early) is var price && price > expected
            ? BookingErrors.PriceChanged with { Price = price }
            : null;

    /// <summary>SHA-256 of what is asked, independent of how the JSON was written.</summary>
    public byte[] Fingerprint(EventId eventId)
    {
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture, $"{eventId}|{Section}|{Subsection}|{Mode}|{Quantity}|{AllOrNothing}");
        if (Sections.Count > 1 || Adjacent || Accessible || PriceCapMinor is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{string.Join(',', Sections)}|{Adjacent}|")
                .Append(CultureInfo.InvariantCulture, $"{Accessible}|{PriceCapMinor}");
        }
        if (Companions > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"|companions {Companions}");
        }
        if (ExpectedPriceMinor is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"|expected {ExpectedPriceMinor}");
        }
        if (Kinds.Count > 0 || Category is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"|kinds {string.Join('\n', Kinds)}|category {Category}");
        }
        if (Code is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"|code {Code}");
        }
        foreach (var seat in Seats)
        {
            text.Append(CultureInfo.InvariantCulture, $"|{seat}");
        }
        return IdempotencyKey.Fingerprint(text.ToString());
    }

    /// <summary>False for what <see cref="Check"/> refuses.</summary>
    private bool IsPriceable(EventDirectoryEntry entry) =>
        Math.Max(Kinds.Count, Seats.Count) <= entry.MaxTicketsPerBooking
        && Kinds.All(name => entry.Pricing?.Kinds.Any(k => k.Name == name) == true);

    private Refusal? CheckQuantity(SectionPlan section, int max)
    {
        if (IsOfTables(section))
        {
            return BookingErrors.WholeTable;
        }
        if (Subsection is { } number && section.Find(number) is null)
        {
            return OrderErrors.SubsectionNotFound;
        }
        return Quantity >= 1 && Quantity <= max ? null : OutOfRange(max);
    }

    private Refusal? CheckNamedSeats(SectionPlan section, int max)
    {
        if (Seats.Count == 0)
        {
            return BookingErrors.NoSuchSeat with { Detail = "A manual order names at least one seat." };
        }
        // Before looking at each seat: the list is the caller's and may be long.
        if (Seats.Count > max)
        {
            return OutOfRange(max);
        }
        if (Seats.Distinct().Count() != Seats.Count)
        {
            return OrderErrors.DuplicateSeat;
        }
        return !Seats.All(s => section.Find(s.Subsection)?.HasSeat(s.Row, s.Seat) == true) ? BookingErrors.NoSuchSeat
            : IsOfTables(section) && !WholeTables.AreWhole(section, [.. Seats]) ? BookingErrors.WholeTable
            : null;
    }

    private static bool IsOfTables(SectionPlan section) =>
        section.Subsections is [{ Kind: PlaceKind.Tables }, ..];

    private static Refusal OutOfRange(int max) => BookingErrors.QuantityOutOfRange with
    {
        Detail = $"An order is for 1 to {max} seats of this event.",
    };
}
