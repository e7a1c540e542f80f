using System.Text.Json.Serialization;
using Ticketing.Contracts.Messages;
using Ticketing.Contracts.Pricing;

namespace Ticketing.Booking.Bookings;

/// <summary>
/// What the total of an order is made of, in minor units: <c>net</c> + <c>fee</c> + <c>tax</c> = the sum of the lines = the
/// total. Tax is rounded ticket by ticket, half up.
/// </summary>
/// <param name="Net">The seats without fee and tax.</param>
/// <param name="Fee">The fees without tax.</param>
/// <param name="Tax">The tax of both.</param>
/// <param name="TaxPercent">Its rate.</param>
/// <param name="Lines">Tickets of one kind, category and price each, tax and fee included.</param>
internal sealed record OrderSplit(long Net, long Fee, long Tax, decimal TaxPercent, IReadOnlyList<OrderLine> Lines)
{
    private const decimal BasisPointsOfPercent = 100;

    /// <summary>Of seats of an order; null for one that has one price a seat and no table, and before it has seats.</summary>
    public static OrderSplit? Of(BookingRow row, IReadOnlyList<PricedSeat> seats)
    {
        if (seats.Count == 0 || row.ReadPrices() is not { } prices)
        {
            return null;
        }
        var sum = seats.Aggregate(
            default(PriceSplit), (sum, s) => sum + PriceSplit.Of(s.PriceMinor, s.FeeMinor, prices.TaxBasisPoints));
        return new OrderSplit(
            sum.NetMinor,
            sum.FeeMinor,
            sum.TaxMinor,
            prices.TaxBasisPoints / BasisPointsOfPercent,
            [.. seats.GroupBy(s => s.Price).Select(OrderLine.Of)]);
    }
}

/// <summary>Tickets of an order that cost the same for the same reason.</summary>
/// <param name="Kind">Kind of buyer.</param>
/// <param name="Category">Category of the seats.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Price">Of one, fee and tax included.</param>
/// <param name="Fee">The part of the price that is the fee, its tax included.</param>
/// <param name="Amount">Of all.</param>
internal sealed record OrderLine(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Category,
    int Quantity, long Price, long Fee, long Amount)
{
    public static OrderLine Of(IGrouping<SeatPrice, PricedSeat> seats) => new(
        seats.Key.Kind, seats.Key.Category, seats.Count(), seats.Key.PriceMinor, seats.Key.FeeMinor,
        seats.Sum(s => s.PriceMinor));
}
