using Ticketing.Booking.Bookings;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Codes;

/// <summary>Seats with what is paid for each, and what the code takes off each, in the same order.</summary>
/// <param name="Seats">With their prices after the code.</param>
/// <param name="Shares">With what is off as their prices.</param>
internal readonly record struct DiscountedSeats(IReadOnlyList<PricedSeat> Seats, IReadOnlyList<PricedSeat> Shares)
{
    public long DiscountMinor => Shares.Sum(s => s.PriceMinor);
}

/// <summary>
/// What a code takes off the seats of an order; pure. It is taken off the price of each seat that the order was promised
/// (ADR 0048), so that a part of the order that is given back gives back what was paid for it.
/// </summary>
internal static class DiscountRules
{
    private const int Whole = 100;

    /// <param name="promise">What the order was promised.</param>
    /// <param name="section">Where its seats are.</param>
    /// <param name="seats">With their prices before the code.</param>
    /// <param name="balanceMinor">What is left of a voucher.</param>
    public static DiscountedSeats Apply(
        DiscountPromise promise, string section, IReadOnlyList<PricedSeat> seats, long balanceMinor)
    {
        var counts = seats.Count >= promise.MinSeats && promise.Sections?.Contains(section) != false;
        List<int> counted = counts
            ? [.. Enumerable.Range(0, seats.Count).Where(i => IsOfCategory(promise, seats[i]))] : [];
        var off = new long[seats.Count];
        var offCounted = Off(promise, [.. counted.Select(i => BaseOf(promise, seats[i]))], balanceMinor);
        for (var i = 0; i < counted.Count; i++)
        {
            off[counted[i]] = WithFee(promise, seats[counted[i]], offCounted[i]);
        }
        return new DiscountedSeats(
            [.. seats.Zip(off, Less)],
            [.. seats.Zip(off, (seat, minor) => new PricedSeat(seat.Subsection, seat.Row, seat.Seat, minor))]);
    }

    private static bool IsOfCategory(DiscountPromise promise, PricedSeat seat) =>
        promise.Categories is not { } categories || (seat.Category is { } category && categories.Contains(category));

    /// <summary>A discount is one of the price without the event's fee; a voucher pays the fee too.</summary>
    private static long BaseOf(DiscountPromise promise, PricedSeat seat) =>
        promise.Kind == CodeKinds.Voucher ? seat.PriceMinor : seat.PriceMinor - seat.FeeMinor;

    /// <summary>A seat that costs nothing any more has no fee either.</summary>
    private static long WithFee(DiscountPromise promise, PricedSeat seat, long off) =>
        off > 0 && off == BaseOf(promise, seat) ? seat.PriceMinor : off;

    /// <summary>What a voucher pays of a seat it pays of the fee too, in proportion.</summary>
    private static PricedSeat Less(PricedSeat seat, long off)
    {
        var price = seat.PriceMinor - off;
        var fee = price >= seat.FeeMinor ? seat.FeeMinor : (long)((Int128)seat.FeeMinor * price / seat.PriceMinor);
        return seat with { PriceMinor = price, FeeMinor = fee };
    }

    private static long[] Off(DiscountPromise promise, long[] prices, long balanceMinor) => promise.Kind switch
    {
        _ when prices.Length == 0 => [],
        CodeKinds.Amount => Spread(promise.Value, prices),
        // A fraction of a minor unit is not taken off.
        CodeKinds.Percent => [.. prices.Select(price => (long)((Int128)price * promise.Value / Whole))],
        CodeKinds.NForM => Spread(OffGroups(promise, prices), prices),
        CodeKinds.Voucher => Spread(balanceMinor, prices),
        CodeKinds.FreeSeat => OffDearest(prices),
        _ => new long[prices.Length],
    };

    /// <summary>The cheapest seats are free: as many as the full groups leave unpaid.</summary>
    private static long OffGroups(DiscountPromise promise, long[] prices)
    {
        var free = prices.Length / promise.GroupSeats * (promise.GroupSeats - promise.GroupPays);
        return prices.Order().Take(free).Sum();
    }

    private static long[] OffDearest(long[] prices)
    {
        var off = new long[prices.Length];
        var dearest = Array.IndexOf(prices, prices.Max());
        off[dearest] = prices[dearest];
        return off;
    }

    /// <summary>
    /// A sum over seats by their prices, to the minor unit: never more than a seat costs, and together the sum or the
    /// whole price. Who gives a seat back of "two for one" gets half of what was paid, not the price of the paid one.
    /// </summary>
    private static long[] Spread(long sum, long[] prices)
    {
        var total = prices.Sum();
        var off = new long[prices.Length];
        if (total == 0)
        {
            return off;
        }
        var spread = Math.Min(sum, total);
        long before = 0;
        Int128 pricesSoFar = 0;
        for (var i = 0; i < prices.Length; i++)
        {
            pricesSoFar += prices[i];
            var until = (long)(pricesSoFar * spread / total);
            off[i] = until - before;
            before = until;
        }
        return off;
    }
}
