using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;
using Ticketing.Contracts.Seating;
using Ticketing.ServiceDefaults.Http;

namespace Ticketing.Booking.Orders;

/// <summary>What a wish says of categories and kinds of buyer, and what its seats would cost.</summary>
internal static class WishedPrices
{
    /// <summary>Null if the event has the category and the kinds of the wish, and no companion is alone.</summary>
    public static Refusal? CheckKinds(SeatWish wish, EventDirectoryEntry entry, SectionPlan section)
    {
        if (wish.Category is { } category
            && !wish.Sections.Any(name => entry.Find(name)?.CategoriesOf().Contains(category) == true))
        {
            return OrderErrors.NoSuchCategory;
        }
        if (wish.Kinds.Count == 0)
        {
            return null;
        }
        var kinds = entry.Pricing?.Kinds ?? [];
        if (wish.Kinds.Any(name => kinds.All(k => k.Name != name)))
        {
            return OrderErrors.NoSuchKind with
            {
                Detail = kinds.Count == 0
                    ? "The tickets of this event are not sold by kind of buyer."
                    : $"The event's kinds of buyer are: {string.Join(", ", kinds.Select(k => k.Name))}.",
            };
        }
        var companions = wish.Kinds.Count(name => kinds.First(k => k.Name == name).IsCompanion);
        return companions <= PlacesForCompanions(wish, section) ? null : OrderErrors.CompanionAlone;
    }

    /// <summary>True if somebody of the wish can have a seat of the section within the price cap.</summary>
    public static bool IsAffordable(SeatWish wish, EventDirectoryEntry entry, SectionPlan section)
    {
        if (wish.PriceCapMinor is not { } cap || OrderPrices.Promise(entry, [section], wish.Kinds) is not { } prices)
        {
            return !(section.PriceMinor > wish.PriceCapMinor);
        }
        return wish.Mode == SeatSelectionMode.Manual
            ? prices.PriceSeats(section, wish.Seats, wish.Seats).All(p => p.PriceMinor <= cap)
            : prices.Prices.Any(p => IsWanted(wish, p) && prices.DearestMinor(p) <= cap);
    }

    /// <summary>What the dearest seat of the wish may cost, in minor units.</summary>
    public static long Dearest(
        SeatWish wish, EventDirectoryEntry entry, SectionPlan section, Func<EarlyBird, bool> early)
    {
        if (OrderPrices.Promise(entry, [section], wish.Kinds, early) is not { } prices)
        {
            return section.PriceMinor;
        }
        return wish.Mode == SeatSelectionMode.Manual && wish.Seats.Count > 0
            ? prices.PriceSeats(section, wish.Seats, wish.Seats).Max(p => p.PriceMinor)
            : prices.Prices.Where(p => IsWanted(wish, p)).Select(prices.DearestMinor).DefaultIfEmpty(section.PriceMinor).Max();
    }

    /// <summary>What its seats would cost, each; where it does not name them, those of the dearest category.</summary>
    public static IReadOnlyList<SeatPrice> OfSeats(
        SeatWish wish, EventDirectoryEntry entry, SectionPlan section, Func<EarlyBird, bool> early)
    {
        if (OrderPrices.Promise(entry, [section], wish.Kinds, early) is not { } prices)
        {
            return [.. Enumerable.Repeat(new SeatPrice(section.PriceMinor), wish.Quantity)];
        }
        if (wish.Mode == SeatSelectionMode.Manual)
        {
            return prices.PriceSeats(section, wish.Seats, wish.Seats);
        }
        var dearest = prices.Prices.Where(p => IsWanted(wish, p)).MaxBy(prices.DearestMinor) ?? prices.Prices[0];
        return [.. Enumerable.Range(0, wish.Quantity).Select(i => i < prices.Wanted.Count ? prices.Wanted[i] : 0)
            .Select(kind => new SeatPrice(
                dearest.Amounts[kind].PriceMinor, dearest.Amounts[kind].FeeMinor,
                prices.Kinds.Count == 0 ? null : prices.Kinds[kind], dearest.Category))];
    }

    private static bool IsWanted(SeatWish wish, PromisedPrice price) =>
        wish.Category is null || price.Category == wish.Category;

    private static int PlacesForCompanions(SeatWish wish, SectionPlan section) =>
        wish.Mode == SeatSelectionMode.Manual ? wish.Seats.Count(section.IsAccessible)
        : wish.Accessible ? Math.Min(wish.Companions, wish.Quantity - wish.Companions)
        : 0;
}
