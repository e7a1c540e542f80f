using Ticketing.Booking.Bookings;

namespace Ticketing.Booking.Orders.CreateOrder;

/// <summary>
/// Reads who the seats of an order are for: <c>"kinds": {"adult": 2, "child": 1}</c> of the best available, or a kind with
/// each named seat.
/// </summary>
internal static class WishedKinds
{
    /// <summary>Kinds of one order.</summary>
    private const int MaxKinds = 20;

    /// <summary>Of the name of a kind or a category.</summary>
    private const int MaxLength = 60;

    /// <summary>How many the kinds are together; null without kinds.</summary>
    public static int? CountOf(CreateOrderRequest request) =>
        request.Kinds is { Count: > 0 and <= MaxKinds } kinds && kinds.Values.All(IsCount) ? kinds.Values.Sum() : null;

    /// <summary>Adds what is wrong to <paramref name="errors"/>.</summary>
    public static void Check(CreateOrderRequest request, bool manual, Dictionary<string, string[]> errors)
    {
        if (request.Kinds is { } kinds)
        {
            if (manual)
            {
                errors["kinds"] = ["Named seats have their kind with them: seats[…].kind."];
            }
            else if (CountOf(request) is not { } count || kinds.Keys.Any(name => !IsName(name)))
            {
                errors["kinds"] = [$"1 to {MaxKinds} kinds of buyer with a number of seats each."];
            }
            else if (request.Quantity is { } quantity && quantity != count)
            {
                errors["kinds"] = ["Together as many as quantity; or leave quantity out."];
            }
        }
        if (manual && request.Seats?.Any(s => s?.Kind is { } kind && !IsName(kind)) == true)
        {
            errors["seats"] = ["A kind is one of the event's kinds of buyer."];
        }
        else if (manual && request.Seats is { } seats && seats.Any(s => s?.Kind is null) && seats.Any(s => s?.Kind is not null))
        {
            errors["seats"] = ["Each seat with its kind of buyer, or none."];
        }
        if (request.Category is { } category && (manual || request.Companions > 0 || !IsName(category)))
        {
            errors["category"] =
                [$"The name of a category, only with '{BookingEvents.ModeBestAvailable}' and without companions."];
        }
    }

    /// <summary>The kind of each seat in order; empty if the order names none.</summary>
    public static IReadOnlyList<string> Of(CreateOrderRequest request, bool manual) => manual
        ? [.. request.Seats!.Select(s => s!.Kind).OfType<string>()]
        : [.. (request.Kinds ?? new Dictionary<string, int>()).SelectMany(k => Enumerable.Repeat(k.Key, k.Value))];

    private static bool IsCount(int count) => count is >= 1 and <= 1_000;

    private static bool IsName(string name) => name.Length is > 0 and <= MaxLength;
}
