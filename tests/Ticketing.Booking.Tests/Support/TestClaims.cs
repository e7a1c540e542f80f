using Ticketing.Booking.Bookings;
using Ticketing.Booking.Payments.Steps;
using Ticketing.Messaging.Data;

namespace Ticketing.Booking.Tests.Support;

/// <summary>The statement that claims bookings for payment, run by itself.</summary>
internal static class TestClaims
{
    /// <summary>Claims in the caller's transaction.</summary>
    public static Task<IReadOnlyList<BookingRow>> ClaimAsync(
        this DatabaseTransaction transaction, BookingHost host, Guid[] bookings, UserId buyer, LockedRows locked)
    {
        var now = host.Clock.GetUtcNow();
        var claims = new
        {
            bookings,
            buyers = bookings.Select(_ => buyer.Value).ToArray(),
            transactions = bookings.Select(_ => Guid.NewGuid()).ToArray(),
            tokenHashes = bookings.Select(_ => Array.Empty<byte>()).ToArray(),
            addresses = bookings.Select(_ => (string?)null).ToArray(),
            now,
            provider = "sandbox",
            checkAt = now,
        };
        return transaction.QueryAsync<BookingRow>(ClaimBooking.Statement(locked), claims, CancellationToken.None);
    }
}
