using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Bookings;

/// <summary>How the price of resold tickets is split. Money in minor units.</summary>
/// <param name="RefundedMinor">Goes back to the giver.</param>
/// <param name="FeeMinor">Stays with the seller.</param>
internal readonly record struct ResaleShare(long RefundedMinor, long FeeMinor)
{
    /// <summary>
    /// The share of each seat for itself, so that the shares of parts add up to that of all; a fraction of a minor unit is the
    /// giver's.
    /// </summary>
    public static ResaleShare Of(IEnumerable<PricedSeat> seats, int feePercent)
    {
        var (price, fee) = (0L, 0L);
        foreach (var seat in seats)
        {
            price += seat.PriceMinor;
            fee += checked(seat.PriceMinor * feePercent) / 100;
        }
        return new ResaleShare(price - fee, fee);
    }
}
