using System.Globalization;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.SeatReservation.SeatState;

namespace Ticketing.SeatReservation.Reserving.SeatChoice;

/// <summary>
/// A request as reserve_seats.lua reads it (<c>B 4 0 0 0 0 0</c>, <c>C 2 1 0 0</c>, <c>M 1 1-12,1-13</c>), or the code
/// for which the plan alone refuses it. A refusal needs no record: it is the same
/// every time while the plan stays, and booking lets a late answer of a booking that failed go.
/// </summary>
internal readonly record struct SeatWish(string Text, string? Refusal)
{
    /// <summary>
    /// Two for each section of the largest event: what a booking's record keeps of its attempts is bounded by it.
    /// </summary>
    private const int MaxAttempts = 100;

    private const int SubsectionField = 3;

    /// <summary>By quantity: what nearly every wish of a rush says.</summary>
    private static readonly string[] Plain =
        [.. Enumerable.Range(0, SectionCalls.MaxSeatsPerItem + 1).Select(n => TextOf(n, false, 0, false, false, 0))];

    public static SeatWish Of(SectionShape section, TicketReservedRequest request)
    {
        if (request.Prices is null
            ? (request.PriceMinor ?? section.PriceMinor) > request.PriceCapMinor
            : IsAboveCap(section, request, request.Prices))
        {
            return Refused(ReservationFailureCodes.AbovePriceCap);
        }

        return request.Mode == SeatSelectionMode.Manual ? Manual(section, request) : BestAvailable(section, request);
    }

    /// <summary>The numbers of the subsections that a wish names; null when it may be met in any.</summary>
    public static IReadOnlyCollection<int>? SubsectionsOf(ReadOnlySpan<char> text)
    {
        if (text[0] == 'M')
        {
            return [.. SeatPlace.ParseList(text[4..]).Select(place => place.Subsection).Distinct()];
        }

        Span<Range> fields = stackalloc Range[SubsectionField + 2];
        text.Split(fields, ' ');
        var number = int.Parse(text[fields[SubsectionField]], NumberStyles.None, CultureInfo.InvariantCulture);
        return number == 0 ? null : [number];
    }

    private static bool IsAboveCap(SectionShape section, TicketReservedRequest request, PromisedPrices prices) =>
        request.PriceCapMinor is { } cap && request.Mode == SeatSelectionMode.Manual
        && prices.PriceSeats(section.Plan, request.Seats, request.Seats).Any(price => price.PriceMinor > cap);

    private static SeatWish BestAvailable(SectionShape section, TicketReservedRequest request)
    {
        if (request.Subsection is { } number && section.PositionOf(number) < 0)
        {
            return Refused(ReservationFailureCodes.NoSuchSeat);
        }

        // Booking bounds orders more tightly; one that slipped through must still get an answer.
        if (request.Quantity is < 1 or > SectionCalls.MaxSeatsPerItem || request.Attempt is < 0 or > MaxAttempts)
        {
            return Refused(ReservationFailureCodes.NotEnoughSeats);
        }

        if (section.Kind == PlaceKind.Tables)
        {
            return Refused(ReservationFailureCodes.WholeTable);
        }

        if (section.Kind == PlaceKind.Area && request is { Adjacent: true, Companions: 0 })
        {
            // Everybody in an area is together: all of the party, wherever there is room.
            request = request with { Adjacent = false, AllOrNothing = true };
        }

        if (CategoriesOf(section, request) is { } categories)
        {
            return OfCategories(section, request, categories);
        }

        if (request.Companions > 0)
        {
            return request.Companions < request.Quantity
                ? new SeatWish(WithCompanions(request), null)
                : Refused(ReservationFailureCodes.NotEnoughSeats);
        }

        var isPlain = request is
        {
            AllOrNothing: false, Subsection: null, Adjacent: false, Accessible: false, Attempt: 0,
        };
        return new SeatWish(
            isPlain
                ? Plain[request.Quantity]
                : TextOf(
                    request.Quantity, request.AllOrNothing, request.Subsection ?? 0, request.Adjacent,
                    request.Accessible, request.Attempt),
            null);
    }

    private static string TextOf(
        int quantity, bool allOrNothing, int subsection, bool adjacent, bool accessible, int attempt) => string.Create(
        CultureInfo.InvariantCulture,
        $"B {quantity} {Flag(allOrNothing)} {subsection} {Flag(adjacent)} {Flag(accessible)} {attempt}");

    /// <summary>The categories that the request may have; null when it may have all of the section.</summary>
    private static HashSet<string?>? CategoriesOf(SectionShape section, TicketReservedRequest request)
    {
        if (request.Category is null && (request.Prices is null || request.PriceCapMinor is null))
        {
            return null;
        }

        var allowed = section.Categories
            .Where(category => request.Category is null || category == request.Category)
            .Where(category => !(request.Prices?.DearestMinorOf(section.Name, category) > request.PriceCapMinor))
            .ToHashSet();
        return allowed.Count == section.Categories.Count ? null : allowed;
    }

    private static SeatWish OfCategories(
        SectionShape section, TicketReservedRequest request, HashSet<string?> categories)
    {
        if (categories.Count == 0)
        {
            return Refused(
                request.Category is { } category && !section.Categories.Contains(category)
                    ? ReservationFailureCodes.SoldOut
                    : ReservationFailureCodes.AbovePriceCap);
        }

        // Companions sit beside their neighbours whatever the seats cost: nobody asks for both.
        return request.Companions > 0
            ? Refused(ReservationFailureCodes.AbovePriceCap)
            : new SeatWish(
                "K" + TextOf(
                    request.Quantity, request.AllOrNothing, request.Subsection ?? 0, request.Adjacent,
                    request.Accessible, request.Attempt)[1..] + " " + section.PlacesOf(categories),
                null);
    }

    private static string WithCompanions(TicketReservedRequest request) => string.Create(
        CultureInfo.InvariantCulture,
        $"C {request.Quantity} {request.Companions} {request.Subsection ?? 0} {request.Attempt}");

    private static SeatWish Manual(SectionShape section, TicketReservedRequest request)
    {
        if (request.Seats.Count > SectionCalls.MaxSeatsPerItem)
        {
            return Refused(ReservationFailureCodes.NotEnoughSeats);
        }

        var places = new List<SeatPlace>(request.Seats.Count);
        foreach (var seat in request.Seats)
        {
            if (section.Locate(seat) is not { } place)
            {
                return Refused(ReservationFailureCodes.NoSuchSeat);
            }

            if (!places.Contains(place))
            {
                places.Add(place);
            }
        }

        if (places.Count == 0)
        {
            return Refused(ReservationFailureCodes.NoSuchSeat);
        }

        var isTables = section.Kind == PlaceKind.Tables;
        return isTables && !WholeTables.AreWhole(section.Plan, [.. places.Select(section.PositionAt)])
            ? Refused(ReservationFailureCodes.WholeTable)
            : new SeatWish($"M {Flag(request.AllOrNothing || isTables)} {SeatPlace.FormatList(places)}", null);
    }

    private static SeatWish Refused(string code) => new(string.Empty, code);

    private static char Flag(bool value) => value ? '1' : '0';
}
